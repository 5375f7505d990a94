// The front matter of a lesson: YAML between two lines of three hyphens, at the very top.
//
// Source: YAML 1.1; libyaml's yaml.h.
#pragma once

#include "lesson/markdown.hpp"

#include <map>
#include <string>

namespace leash {

// What a lesson requires of a command.
struct Need {
    std::string package; // the Debian package that contains the command
    std::string works;   // a command line that exits with 0 if the command works; may be empty
    friend bool operator==(const Need&, const Need&) = default;
};
using Needs = std::map<std::string, Need>; // the key is the command

struct FrontMatter {
    std::string id;
    std::string title;
    int minutes = 0;
    Needs needs;         // {iperf3: iperf3, at: {package: at, works: atq}}
    std::string breaks;  // the wrong belief that the lesson corrects
    std::string seed;    // the sentence of the seed that the lesson answers
    std::string policy;  // the hangup policy on the practice terminal; empty for leash's own
    std::string shell;   // the shell on the practice terminal; empty for leash
    std::string read_on; // `read`: where to read on after the lesson; may be empty
};

struct SplitDocument {
    FrontMatter front_matter;
    std::string body; // the Markdown; its lines have the numbers of the file's lines
};

// Splits a lesson's file. Tells a syntax error of the YAML in libyaml's words.
Result<SplitDocument, FileError> split_document(const std::string& text, const std::string& file);

} // namespace leash
