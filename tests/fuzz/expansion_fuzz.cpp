// libFuzzer target: the words of any text must expand to fields or to an error. No command runs.
#include "expand/expand.hpp"
#include "expand/pattern.hpp"
#include "expand/variables.hpp"
#include "language/parser.hpp"
#include <clocale>
#include <cstdint>

struct Shell final : leash::ExpansionContext {
    leash::Variables variables;
    std::vector<std::string> parameters{"a b", "", "*"};

    std::optional<std::string_view> variable(std::string_view x) override {
        return variables.value(x);
    }
    bool assign(std::string_view x, std::string v) override {
        return v.size() < 999 && variables.set(x, v);
    }
    const std::vector<std::string>& positional() const override { return parameters; }
    std::optional<std::string> special(char) override { return "0"; }
    std::string substitute(const leash::CommandSubstitution&) override { return ""; }
    leash::Result<std::string, leash::Message>
    open_process(const leash::ProcessSubstitution&) override {
        return std::string("/dev/fd/63");
    }
    std::optional<std::string> home_of(const std::string&) override { return "/home/ada"; }
    bool nounset() const override { return false; }
    bool noglob() const override { return true; }
    // As if Ctrl-C came: {1..9}{1..9}{1..9}... makes more words than fit into memory.
    bool is_interrupted() override { return ++looks > 10000; }
    int looks = 0;
};

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    setlocale(LC_CTYPE, "C.UTF-8");
    const auto parsed = leash::parse_all(std::string(reinterpret_cast<const char*>(data), size));
    const auto* list = std::get_if<leash::List>(&parsed);
    for (const leash::ListItem& item : list ? list->items : std::vector<leash::ListItem>{}) {
        const auto& command = item.and_or.first[0].node;
        Shell shell;
        if (const auto* simple = std::get_if<leash::SimpleCommand>(&command)) {
            (void)leash::expand_fields(shell, simple->words);
            for (const leash::Word& word : simple->words)
                (void)leash::pattern_matches(leash::expand_pattern(shell, word).value_or(""),
                                             "a b*\xff");
        }
    }
    return 0;
}
