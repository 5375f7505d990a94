#include "repl/prompt.hpp"

#include "base/foreign_text.hpp"
#include "base/locale.hpp"
#include "expand/expand.hpp"

#include <array>
#include <climits>
#include <pwd.h>
#include <unistd.h>

namespace leash {
namespace {

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '$' || c == '`' || c == '\\')
            result += '\\';
        result += c;
    }
    return result;
}

std::string clock(const std::tm& now, const char* format) {
    use_locale(LC_TIME); // without the locale \d would be English
    std::array<char, 64> text{};
    return {text.data(), std::strftime(text.data(), text.size(), format, &now)};
}

// Makes ~/src from /home/ann/src.
std::string from_home(const std::string& directory, const std::string& home) {
    if (home.empty() || home == "/" || directory.compare(0, home.size(), home) != 0)
        return directory;
    if (directory.size() > home.size() && directory[home.size()] != '/')
        return directory;
    return "~" + directory.substr(home.size());
}

std::string last_part(const std::string& directory) {
    const auto slash = directory.rfind('/');
    return slash == std::string::npos || directory.size() == 1 ? directory
                                                               : directory.substr(slash + 1);
}

bool is_octal(char c) {
    return c >= '0' && c <= '7';
}

// Decodes \NNN: reads at most three digits and leaves `at` on the last digit.
std::string octal(std::string_view text, std::size_t& at) {
    unsigned value = 0;
    std::size_t digits = 0;
    for (; digits < 3 && at + digits < text.size() && is_octal(text[at + digits]); ++digits)
        value = value * 8 + static_cast<unsigned>(text[at + digits] - '0');
    at += digits - 1;
    return escaped(std::string(1, static_cast<char>(value & 0xff)));
}

std::string decode_escape(std::string_view text, std::size_t& at, const PromptFacts& facts) {
    switch (text[at]) {
    case 'u':
        return escaped(made_visible(facts.user));
    case 'h':
        return escaped(made_visible(facts.host.substr(0, facts.host.find('.'))));
    case 'H':
        return escaped(made_visible(facts.host));
    case 'w':
        return escaped(made_visible(from_home(facts.directory, facts.home)));
    case 'W':
        return escaped(made_visible(last_part(from_home(facts.directory, facts.home))));
    case '$':
        return facts.root ? "#" : "\\$";
    case 'j':
        return std::to_string(facts.jobs);
    case '!':
        return std::to_string(facts.history_number);
    case 't':
        return clock(facts.now, "%H:%M:%S");
    case 'A':
        return clock(facts.now, "%H:%M");
    case 'd':
        return clock(facts.now, "%a %b %d");
    case 's':
        return escaped(made_visible(facts.shell_name));
    case 'v':
        return escaped(facts.version);
    case 'n':
        return "\n";
    case 'r':
        return "\r";
    case 'a':
        return "\a";
    case 'e':
        return "\033";
    case '[':
        return "\001";
    case ']':
        return "\002";
    case '\\':
        return "\\\\";
    default:
        return is_octal(text[at]) ? octal(text, at) : "\\\\" + escaped(text.substr(at, 1));
    }
}

std::string decode_posix(std::string_view text, const PromptFacts& facts) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '!') {
            result += text[i];
        } else if (i + 1 < text.size() && text[i + 1] == '!') {
            result += '!';
            ++i;
        } else {
            result += std::to_string(facts.history_number);
        }
    }
    return result;
}

std::string user_name() {
    const passwd* entry = ::getpwuid(::geteuid());
    return entry ? entry->pw_name : std::to_string(::geteuid());
}

std::string host_name() {
    std::array<char, HOST_NAME_MAX + 1> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

// Collects the facts. The user's name comes from files or from a server, and the time zone comes
// from a file: both are read only if `prompt` shows them.
PromptFacts facts_for(Shell& shell, const std::string& version, const std::string& prompt) {
    const auto variable = [&](const char* name) {
        return std::string(shell.variables.value(name).value_or(""));
    };
    const auto shows = [&](const char* escape) { return prompt.find(escape) != std::string::npos; };
    PromptFacts facts;
    if (shows("\\u"))
        facts.user = user_name();
    facts.host = host_name();
    facts.directory = variable("PWD");
    facts.home = variable("HOME");
    facts.jobs = shell.control.table().numbered().size();
    facts.history_number = shell.history_begins_at + shell.history.size();
    facts.shell_name = last_part(shell.name);
    facts.version = version;
    facts.root = ::geteuid() == 0;
    if (const std::time_t now = std::time(nullptr); shows("\\t") || shows("\\A") || shows("\\d"))
        ::localtime_r(&now, &facts.now);
    return facts;
}

} // namespace

std::string decode_prompt(std::string_view text, const PromptFacts& facts, PromptStyle style) {
    if (style == PromptStyle::Posix)
        return decode_posix(text, facts);
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            result += decode_escape(text, ++i, facts);
        else if (text[i] == '\\')
            result += "\\\\";
        else
            result += text[i];
    }
    return result;
}

void set_default_prompts(Shell& shell) {
    const auto set_default = [&](const char* name, const char* value) {
        if (!shell.variables.value(name))
            shell.variables.set(name, value);
    };
    const char* of_sh = ::geteuid() == 0 ? "# " : default_ps1_of_sh;
    set_default("PS1", shell.as_sh ? of_sh : default_ps1);
    set_default("PS2", default_ps2);
    set_default("PS4", default_ps4);
}

std::string expand_prompt(Interpreter& interpreter, const std::string& name,
                          const std::string& version) {
    Shell& shell = interpreter.shell();
    const std::string raw(shell.variables.value(name).value_or(""));
    const std::string decoded = decode_prompt(
        raw, facts_for(shell, version, raw), shell.as_sh ? PromptStyle::Posix : PromptStyle::Leash);
    const int status = shell.last_status;
    auto expanded = expand_value(interpreter.expansion(), decoded);
    shell.last_status = status;
    if (!expanded)
        interpreter.complain(expanded.error().message);
    return expanded ? std::move(expanded).value() : decoded;
}

} // namespace leash
