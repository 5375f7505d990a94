// Reads CommonMark as a flat list of blocks, each with its first line.
//
// Only what lessons use is supported: headings, paragraphs, lists of one level, and code blocks.
// Inline marks are removed, but code keeps its `backquotes`. A comment (<!-- -->) is kept apart
// from the text.
//
// Source: CommonMark 0.30; cmark(3).
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace leash {

struct HeadingBlock {
    int level;
    std::string text;
};
struct ParagraphBlock {
    std::string text; // on one line
};
struct ListItemBlock {
    std::string text;
    std::string comment; // the text between <!-- and -->, trimmed
};
struct CodeBlock {
    std::string info; // the text behind the opening fence
    std::string text; // the lines, each ended by a newline
};
struct Block {
    // The block's first line. For a code block this is the line of the fence, and the code begins
    // on the next line.
    std::size_t line = 0;
    std::variant<HeadingBlock, ParagraphBlock, ListItemBlock, CodeBlock> body;
};

// What is wrong with a file, and where.
struct FileError {
    std::string file;
    std::size_t line = 1;
    std::string what;
    Message message() const; // "lessons/en/x.md:14: a check without a do above it"
};

// Reads the text of a `hint` or a `says`: its inline marks are removed as in a paragraph, and its
// lines are joined. Text that is no paragraph, or that could not be shown, keeps its marks.
std::string in_plain_words(const std::string& text);

Result<std::vector<Block>, FileError> read_markdown(const std::string& text,
                                                    const std::string& file);

} // namespace leash
