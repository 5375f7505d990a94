// YAML that is a map of names: the front matter of a lesson, and beliefs.yaml.
//
// Source: YAML 1.1; libyaml's yaml.h.
#pragma once

#include "base/result.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>
#include <yaml.h>

namespace leash {

// libyaml allows this for a document that was not loaded: all that the document owns is null then.
struct FreeYaml {
    void operator()(yaml_document_t* document) const {
        yaml_document_delete(document);
        delete document;
    }
};
using YamlDocument = std::unique_ptr<yaml_document_t, FreeYaml>;

struct YamlWrong {
    std::size_t line; // of the YAML, from 0, as libyaml counts
    std::string what; // in libyaml's words if the syntax is wrong
};

struct YamlField {
    std::string name;
    std::size_t line;         // of the name
    const yaml_node_t* value; // belongs to the document
};

Result<YamlDocument, YamlWrong> load_yaml(const std::string& yaml);

// Returns the text of a scalar; nullopt if the node is another node, or empty.
std::optional<std::string> text_of(const yaml_node_t& node);

// Returns the fields of a map, in the order of the file. Fails with `wanted` if `node` is null or
// no map, and fails if a name is there twice.
Result<std::vector<YamlField>, YamlWrong>
fields_of(yaml_document_t& document, const yaml_node_t* node, const std::string& wanted);

} // namespace leash
