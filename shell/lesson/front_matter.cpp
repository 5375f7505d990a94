#include "lesson/front_matter.hpp"

#include <yaml-cpp/yaml.h>

namespace leash {
namespace {

constexpr std::size_t fence_length = 4; // "---\n"

std::size_t line_of(const YAML::Mark& mark) {
    return static_cast<std::size_t>(mark.line) + 2; // counts from 0, and begins below the fence
}

// Where these two fail they throw, as yaml-cpp itself does; caught in split_document.
template <class Value>
Value read_field(const std::string& name, const YAML::Node& field, const char* wanted) {
    Value value;
    if (!YAML::convert<Value>::decode(field, value))
        throw YAML::Exception(field.Mark(), name + ": " + wanted + " is wanted");
    return value;
}

FrontMatter read_fields(const YAML::Node& fields) {
    if (!fields.IsMap())
        throw YAML::Exception(fields.Mark(), "`name: value` lines are wanted");
    FrontMatter result;
    for (const auto& field : fields) {
        const auto name = field.first.as<std::string>();
        const YAML::Node& value = field.second;
        const auto text = [&] { return read_field<std::string>(name, value, "a line of text"); };
        if (name == "id")
            result.id = text();
        else if (name == "title")
            result.title = text();
        else if (name == "minutes")
            result.minutes = read_field<int>(name, value, "a whole number");
        else if (name == "needs")
            result.needs = read_field<Needs>(name, value, "COMMAND: PACKAGE");
        else if (name == "breaks")
            result.breaks = text();
        else if (name == "seed")
            result.seed = text();
        else if (name == "policy")
            result.policy = text();
        else
            throw YAML::Exception(field.first.Mark(), "the front matter has no field " + name);
    }
    return result;
}

} // namespace

Result<SplitDocument, FileError> split_document(const std::string& text, const std::string& file) {
    const std::size_t end = text.find("\n---\n", fence_length - 1);
    if (text.rfind("---\n", 0) != 0 || end == std::string::npos)
        return FileError{file, 1, "front matter is wanted, between two lines ---"};
    SplitDocument result;
    const std::string yaml = text.substr(fence_length, end + 1 - fence_length);
    try {
        result.front_matter = read_fields(YAML::Load(yaml));
    } catch (const YAML::Exception& wrong) {
        return FileError{file, wrong.mark.is_null() ? 1 : line_of(wrong.mark), wrong.msg};
    }
    if (result.front_matter.id.empty() || result.front_matter.title.empty() ||
        result.front_matter.minutes <= 0)
        return FileError{file, 1, "the front matter wants an id, a title and minutes"};
    for (std::size_t i = 0; i <= end + fence_length; ++i)
        if (text[i] == '\n')
            result.body += '\n';
    result.body += text.substr(end + 1 + fence_length);
    return result;
}

} // namespace leash
