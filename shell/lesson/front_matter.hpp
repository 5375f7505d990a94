// The front matter of a lesson: YAML between two lines of three hyphens, at the very top.
//
// Source: YAML 1.1; libyaml's yaml.h.
#pragma once

#include "lesson/markdown.hpp"

#include <map>
#include <string>

namespace leash {

// What a command is needed for to be of use.
struct Need {
    std::string package; // of Debian, that has the command
    std::string works;   // a command line that ends with 0 where it works; may be empty
    friend bool operator==(const Need&, const Need&) = default;
};
using Needs = std::map<std::string, Need>; // by command

struct FrontMatter {
    std::string id;
    std::string title;
    int minutes = 0;
    Needs needs;        // {iperf3: iperf3, at: {package: at, works: atq}}
    std::string breaks; // the belief that the lesson is to break
    std::string seed;   // the sentence of the seed that it answers
    std::string policy; // the hangup policy on the practice terminal; empty: leash's own
    std::string shell;  // on the practice terminal; empty: leash
};

struct SplitDocument {
    FrontMatter front_matter;
    std::string body; // the Markdown; its lines keep the numbers they have in the file
};

// An error of the YAML's syntax is told in libyaml's words.
Result<SplitDocument, FileError> split_document(const std::string& text, const std::string& file);

} // namespace leash
