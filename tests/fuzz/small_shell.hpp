// The shell that expansion asks, for the fuzz targets: it has variables, and runs no command.
#pragma once

#include "expand/context.hpp"
#include "expand/variables.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct SmallShell : leash::ExpansionContext {
    leash::Variables variables;
    std::vector<std::string> parameters{"a b", "", "*"};

    std::optional<std::string_view> variable(std::string_view x) override {
        return variables.value(x);
    }
    bool assign(std::string_view x, std::string v) override {
        return v.size() < 999 && variables.set(x, std::move(v));
    }
    const std::vector<std::string>& positional() const override { return parameters; }
    std::optional<std::string> special(char) override { return "0"; }
    leash::Result<std::string, leash::Message>
    substitute(const leash::CommandSubstitution&) override {
        return std::string();
    }
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
