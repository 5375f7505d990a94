// Builds a lesson from the blocks of a file, in the order of the file. Every rule of the lesson
// format is in this class.
//
// The builder keeps the first error. The caller asks for error() after each block.
#pragma once

#include "lesson/document.hpp"

namespace leash {

class LessonBuilder {
  public:
    LessonBuilder(std::string file, FrontMatter about);

    void heading(std::size_t line, const HeadingBlock& heading);
    void prose(Paragraph paragraph);
    void list_item(std::size_t line, const ListItemBlock& item);
    void code(std::size_t line, const CodeBlock& code);

    const FileError* error() const { return error_ ? &*error_ : nullptr; }
    Result<Lesson, FileError> finish();

  private:
    // leash_blocks.cpp
    void leash_block(std::size_t line, const std::vector<std::string>& words,
                     const std::string& text);
    void add_task(std::size_t line, const std::vector<std::string>& words, const std::string& text);
    void add_leave(std::size_t line, const std::string& text);
    void add_setup(std::size_t line, const std::string& text);
    void add_check(std::size_t line, const std::vector<std::string>& words,
                   const std::string& text);
    void add_mistake(std::size_t line, const std::string& text);
    void add_says(std::size_t line, const std::string& text);
    void add_hint(const std::string& text);
    std::vector<LineToType> typed_lines(std::size_t line, const std::string& text);
    // Returns the section of the nearest `do` above: the open section, or the section that was
    // checked last.
    Section* nearest_done();

    void add_option(std::size_t line, const std::string& text, const std::string& comment);
    void show(Shown shown);
    bool end_prediction();
    void begin_step(std::size_t line, const std::string& heading);
    void end_step();
    void fail(std::size_t line, std::string what);

    Lesson lesson_;
    std::optional<Section> open_; // the section not yet checked
    std::size_t task_line_ = 0;   // the line of the newest `do`
    Wrong* unsaid_ = nullptr;     // a mistake that still needs its `says`
    std::optional<FileError> error_;
};

} // namespace leash
