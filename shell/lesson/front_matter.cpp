#include "lesson/front_matter.hpp"

#include "base/parse_number.hpp"

#include <yaml.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace leash {
namespace {

constexpr std::string_view fence = "---\n";

// libyaml may free both before they are filled: each pointer in them is null then.
struct FreeParser {
    void operator()(yaml_parser_t* parser) const {
        yaml_parser_delete(parser);
        delete parser;
    }
};
struct FreeDocument {
    void operator()(yaml_document_t* document) const {
        yaml_document_delete(document);
        delete document;
    }
};
using Parser = std::unique_ptr<yaml_parser_t, FreeParser>;
using Document = std::unique_ptr<yaml_document_t, FreeDocument>;

struct Wrong {
    std::size_t line; // a line of the YAML, from 0, as libyaml counts
    std::string what;
};

struct Field {
    std::string name;
    std::size_t line;
    const yaml_node_t* value; // owned by the document
};

Result<Document, Wrong> load(const std::string& yaml) {
    const Parser parser(new yaml_parser_t{});
    Document document(new yaml_document_t{});
    if (yaml_parser_initialize(parser.get()) == 0)
        throw std::bad_alloc();
    yaml_parser_set_input_string(parser.get(), reinterpret_cast<const unsigned char*>(yaml.data()),
                                 yaml.size());
    if (yaml_parser_load(parser.get(), document.get()) != 0)
        return document;
    if (parser->error == YAML_MEMORY_ERROR)
        throw std::bad_alloc();
    // The bytes are no valid characters. Such an error has no mark, only an offset.
    if (parser->error == YAML_READER_ERROR) {
        const auto place = yaml.begin() + static_cast<std::ptrdiff_t>(parser->problem_offset);
        return Wrong{static_cast<std::size_t>(std::count(yaml.begin(), place, '\n')),
                     parser->problem};
    }
    const std::string context = parser->context ? std::string(" ") + parser->context : "";
    return Wrong{parser->problem_mark.line, parser->problem + context};
}

std::optional<std::string> text_of(const yaml_node_t& node) {
    if (node.type != YAML_SCALAR_NODE || node.data.scalar.length == 0)
        return std::nullopt;
    return std::string(reinterpret_cast<const char*>(node.data.scalar.value),
                       node.data.scalar.length);
}

std::optional<int> number_of(const yaml_node_t& node) {
    return parse_number(text_of(node).value_or(""));
}

// `node` is null if the YAML is empty.
Result<std::vector<Field>, Wrong> fields_of(yaml_document_t& document, const yaml_node_t* node,
                                            const std::string& wanted) {
    if (!node || node->type != YAML_MAPPING_NODE)
        return Wrong{node ? node->start_mark.line : 0, wanted};
    std::vector<Field> fields;
    const auto& pairs = node->data.mapping.pairs;
    for (const yaml_node_pair_t* pair = pairs.start; pair != pairs.top; ++pair) {
        const yaml_node_t& key = *yaml_document_get_node(&document, pair->key);
        const std::size_t line = key.start_mark.line;
        const auto name = text_of(key);
        if (!name)
            return Wrong{line, wanted};
        if (std::any_of(fields.begin(), fields.end(),
                        [&](const Field& before) { return before.name == *name; }))
            return Wrong{line, *name + " is there twice"};
        fields.push_back({*name, line, yaml_document_get_node(&document, pair->value)});
    }
    return fields;
}

// Reads PACKAGE, or {package: PACKAGE, works: COMMAND}.
Result<Need, Wrong> need_of(yaml_document_t& document, const yaml_node_t& node) {
    const std::string wanted = "needs: COMMAND: PACKAGE is wanted, or {package: ..., works: ...}";
    if (const auto package = text_of(node))
        return Need{*package, ""};
    const auto fields = fields_of(document, &node, wanted);
    if (!fields)
        return fields.error();
    Need need;
    for (const auto& [name, line, value] : fields.value()) {
        const auto text = text_of(*value);
        if (!text || (name != "package" && name != "works"))
            return Wrong{line, wanted};
        (name == "package" ? need.package : need.works) = *text;
    }
    if (need.package.empty())
        return Wrong{node.start_mark.line, wanted};
    return need;
}

Result<Needs, Wrong> needs_of(yaml_document_t& document, const yaml_node_t* node) {
    const auto fields = fields_of(document, node, "needs: COMMAND: PACKAGE is wanted");
    if (!fields)
        return fields.error();
    Needs needs;
    for (const auto& [command, line, value] : fields.value()) {
        auto need = need_of(document, *value);
        if (!need)
            return need.error();
        needs[command] = std::move(need).value();
    }
    return needs;
}

constexpr std::array<std::pair<std::string_view, std::string FrontMatter::*>, 6> fields_of_text{{
    {"id", &FrontMatter::id},
    {"title", &FrontMatter::title},
    {"breaks", &FrontMatter::breaks},
    {"seed", &FrontMatter::seed},
    {"policy", &FrontMatter::policy},
    {"shell", &FrontMatter::shell},
}};

Result<FrontMatter, Wrong> read_front_matter(const std::string& yaml) {
    const auto document = load(yaml);
    if (!document)
        return document.error();
    yaml_document_t& tree = *document.value();
    const auto fields =
        fields_of(tree, yaml_document_get_root_node(&tree), "`name: value` lines are wanted");
    if (!fields)
        return fields.error();
    FrontMatter result;
    for (const auto& [name, line, value] : fields.value()) {
        const std::size_t line_of_value = value->start_mark.line;
        const auto of_text = std::find_if(fields_of_text.begin(), fields_of_text.end(),
                                          [&](const auto& one) { return one.first == name; });
        if (of_text != fields_of_text.end()) {
            const auto text = text_of(*value);
            if (!text)
                return Wrong{line_of_value, name + ": a line of text is wanted"};
            result.*(of_text->second) = *text;
        } else if (name == "minutes") {
            const auto minutes = number_of(*value);
            if (!minutes)
                return Wrong{line_of_value, name + ": a whole number is wanted"};
            result.minutes = *minutes;
        } else if (name == "needs") {
            auto needs = needs_of(tree, value);
            if (!needs)
                return needs.error();
            result.needs = std::move(needs).value();
        } else {
            return Wrong{line, "the front matter has no field " + name};
        }
    }
    return result;
}

} // namespace

Result<SplitDocument, FileError> split_document(const std::string& text, const std::string& file) {
    const std::size_t end = text.find("\n---\n", fence.size() - 1);
    if (text.rfind(fence, 0) != 0 || end == std::string::npos)
        return FileError{file, 1, "front matter is wanted, between two lines ---"};
    auto front_matter = read_front_matter(text.substr(fence.size(), end + 1 - fence.size()));
    // Line 0 of the YAML is line 2 of the file, below the fence.
    if (!front_matter)
        return FileError{file, front_matter.error().line + 2, front_matter.error().what};
    SplitDocument result;
    result.front_matter = std::move(front_matter).value();
    if (result.front_matter.id.empty() || result.front_matter.title.empty() ||
        result.front_matter.minutes <= 0)
        return FileError{file, 1, "the front matter wants an id, a title and minutes"};
    for (std::size_t i = 0; i <= end + fence.size(); ++i)
        if (text[i] == '\n')
            result.body += '\n';
    result.body += text.substr(end + 1 + fence.size());
    return result;
}

} // namespace leash
