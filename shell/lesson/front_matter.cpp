#include "lesson/front_matter.hpp"

#include "base/parse_number.hpp"
#include "lesson/yaml_fields.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace leash {
namespace {

constexpr std::string_view fence = "---\n";

std::optional<int> number_of(const yaml_node_t& node) {
    return parse_number(text_of(node).value_or(""));
}

// Reads PACKAGE, or {package: PACKAGE, works: COMMAND}.
Result<Need, YamlWrong> need_of(yaml_document_t& document, const yaml_node_t& node) {
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
            return YamlWrong{line, wanted};
        (name == "package" ? need.package : need.works) = *text;
    }
    if (need.package.empty())
        return YamlWrong{node.start_mark.line, wanted};
    return need;
}

Result<Needs, YamlWrong> needs_of(yaml_document_t& document, const yaml_node_t* node) {
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

constexpr std::array<std::pair<std::string_view, std::string FrontMatter::*>, 7> fields_of_text{{
    {"id", &FrontMatter::id},
    {"title", &FrontMatter::title},
    {"breaks", &FrontMatter::breaks},
    {"seed", &FrontMatter::seed},
    {"policy", &FrontMatter::policy},
    {"shell", &FrontMatter::shell},
    {"read", &FrontMatter::read_on},
}};

Result<FrontMatter, YamlWrong> read_front_matter(const std::string& yaml) {
    const auto document = load_yaml(yaml);
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
        const auto of_text =
            std::find_if(fields_of_text.begin(), fields_of_text.end(),
                         [&name = name](const auto& one) { return one.first == name; });
        if (of_text != fields_of_text.end()) {
            const auto text = text_of(*value);
            if (!text)
                return YamlWrong{line_of_value, name + ": a line of text is wanted"};
            result.*(of_text->second) = *text;
        } else if (name == "minutes") {
            const auto minutes = number_of(*value);
            if (!minutes)
                return YamlWrong{line_of_value, name + ": a whole number is wanted"};
            result.minutes = *minutes;
        } else if (name == "needs") {
            auto needs = needs_of(tree, value);
            if (!needs)
                return needs.error();
            result.needs = std::move(needs).value();
        } else {
            return YamlWrong{line, "the front matter has no field " + name};
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
