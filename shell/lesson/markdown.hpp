// CommonMark as a flat list of blocks, each with the line it begins at.
//
// Only what lessons use: headings, paragraphs, lists of one level, and code blocks. Inline marks
// are taken away, but code keeps its `backquotes`; a comment (<!-- -->) is kept apart.
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
    std::string comment; // what stands between <!-- and -->, trimmed
};
struct CodeBlock {
    std::string info; // what stands behind the fence
    std::string text; // its lines, each ended by a newline
};
struct Block {
    std::size_t line = 0; // of a code block: that of the fence; its text begins one further
    std::variant<HeadingBlock, ParagraphBlock, ListItemBlock, CodeBlock> body;
};

// What is wrong with a file, and where.
struct FileError {
    std::string file;
    std::size_t line = 1;
    std::string what;
    std::string message() const; // "lessons/en/x.md:14: a check without a do above it"
};

Result<std::vector<Block>, FileError> read_markdown(const std::string& text,
                                                    const std::string& file);

} // namespace leash
