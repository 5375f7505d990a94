#include "kernel/catalogue_file.hpp"

#include "base/locale.hpp"
#include "base/state_folder.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/own_files.hpp"
#include "kernel/state_file.hpp"

#include <algorithm>
#include <filesystem>

namespace leash {
namespace {

namespace fs = std::filesystem;

// Returns the path of a catalogue of the language in another country, or "".
fs::path of_another_country(const fs::path& folder, const std::string& language) {
    std::vector<fs::path> found;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none))
        if (entry.path().extension() == ".mo" &&
            without_territory(entry.path().stem().string()) == language)
            found.push_back(entry.path());
    const auto first = std::min_element(found.begin(), found.end());
    return first == found.end() ? fs::path() : *first;
}

// Returns the path of the state file; "" if there is no place for state files.
std::string language_file(const VariableValue& variable) {
    return state_file(variable("XDG_STATE_HOME"), variable("HOME"), "language");
}

} // namespace

Outcome keep_language(const VariableValue& variable, const std::string& language) {
    const std::string path = language_file(variable);
    return path.empty() ? success() : replace_state_file(path, language + "\n");
}

VariableValue with_kept_language(VariableValue variable) {
    return [variable = std::move(variable)](const char* name) {
        std::string value = variable(name);
        if (!value.empty() || std::string_view(name) != "LEASH_LANG")
            return value;
        const std::string path = language_file(variable);
        if (auto kept = path.empty() ? Result<std::string>(std::string()) : read_state_file(path))
            value = kept.value().substr(0, kept.value().find('\n'));
        return value;
    };
}

std::string read_catalogue(const std::vector<std::string>& languages,
                           const std::string& executable) {
    for (const std::string& language : languages) {
        if (is_english(language))
            return "";
        for (const fs::path folder : catalogue_folders(executable))
            for (const fs::path& path : {folder / (with_territory(language) + ".mo"),
                                         folder / (without_territory(language) + ".mo"),
                                         of_another_country(folder, without_territory(language))})
                if (auto content = path.empty() ? Result<std::string>(std::string())
                                                : read_file(path.string());
                    content && !content.value().empty())
                    return std::move(content).value();
    }
    return "";
}

Translator translator_into(const std::string& language, const std::string& executable) {
    return Translator([language, executable] { return read_catalogue({language}, executable); });
}

std::string catalogue_for_terminal(const VariableValue& variable, const std::string& executable) {
    std::string content =
        read_catalogue(wanted_languages(with_kept_language(variable)), executable);
    return content.empty() || locale_is_utf8() ? content : "";
}

Translator translator_at_start() {
    return Translator([] {
        std::error_code none;
        return catalogue_for_terminal(value_at_start,
                                      fs::read_symlink("/proc/self/exe", none).string());
    });
}

} // namespace leash
