#include "lesson/yaml_fields.hpp"

#include <algorithm>
#include <new>

namespace leash {
namespace {

struct FreeParser {
    void operator()(yaml_parser_t* parser) const {
        yaml_parser_delete(parser);
        delete parser;
    }
};
using YamlParser = std::unique_ptr<yaml_parser_t, FreeParser>;

} // namespace

Result<YamlDocument, YamlWrong> load_yaml(const std::string& yaml) {
    const YamlParser parser(new yaml_parser_t{});
    YamlDocument document(new yaml_document_t{});
    if (yaml_parser_initialize(parser.get()) == 0)
        throw std::bad_alloc();
    yaml_parser_set_input_string(parser.get(), reinterpret_cast<const unsigned char*>(yaml.data()),
                                 yaml.size());
    if (yaml_parser_load(parser.get(), document.get()) != 0)
        return document;
    if (parser->error == YAML_MEMORY_ERROR)
        throw std::bad_alloc();
    if (parser->error == YAML_READER_ERROR) { // no character: it has no mark, but an offset
        const auto place = yaml.begin() + static_cast<std::ptrdiff_t>(parser->problem_offset);
        return YamlWrong{static_cast<std::size_t>(std::count(yaml.begin(), place, '\n')),
                         parser->problem};
    }
    const std::string context = parser->context ? std::string(" ") + parser->context : "";
    return YamlWrong{parser->problem_mark.line, parser->problem + context};
}

std::optional<std::string> text_of(const yaml_node_t& node) {
    if (node.type != YAML_SCALAR_NODE || node.data.scalar.length == 0)
        return std::nullopt;
    return std::string(reinterpret_cast<const char*>(node.data.scalar.value),
                       node.data.scalar.length);
}

Result<std::vector<YamlField>, YamlWrong>
fields_of(yaml_document_t& document, const yaml_node_t* node, const std::string& wanted) {
    if (!node || node->type != YAML_MAPPING_NODE)
        return YamlWrong{node ? node->start_mark.line : 0, wanted};
    std::vector<YamlField> fields;
    const auto& pairs = node->data.mapping.pairs;
    for (const yaml_node_pair_t* pair = pairs.start; pair != pairs.top; ++pair) {
        const yaml_node_t& key = *yaml_document_get_node(&document, pair->key);
        const std::size_t line = key.start_mark.line;
        const auto name = text_of(key);
        if (!name)
            return YamlWrong{line, wanted};
        if (std::any_of(fields.begin(), fields.end(),
                        [&](const YamlField& before) { return before.name == *name; }))
            return YamlWrong{line, *name + " is there twice"};
        fields.push_back({*name, line, yaml_document_get_node(&document, pair->value)});
    }
    return fields;
}

} // namespace leash
