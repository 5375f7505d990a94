#include "interpreter/own_variables.hpp"

#include "base/parse_number.hpp"

#include <algorithm>
#include <array>
#include <climits>
#include <random>
#include <sys/random.h>
#include <unistd.h>

namespace leash {
namespace {

bool is_computed(std::string_view name) {
    return name == "RANDOM" || name == "SECONDS" || name == "BASHPID" || name == "_";
}

// bash takes this seed in place of 0, from which the generator would give only zeros.
constexpr std::uint32_t seed_for_zero = 123459876;

std::uint32_t any_seed() {
    std::uint32_t seed = 0;
    (void)::getrandom(&seed, sizeof seed, 0);
    return seed == 0 ? seed_for_zero : seed;
}

std::string host_name() {
    std::array<char, HOST_NAME_MAX + 1> name{};
    (void)::gethostname(name.data(), HOST_NAME_MAX);
    return name.data();
}

} // namespace

void OwnVariables::declare(std::string_view name, Variable& variable) const {
    // At the start each variable of the environment comes here. Few begin with such a letter.
    if (name.empty() || std::string_view("RSB_UE").find(name.front()) == std::string_view::npos)
        return;
    if (name == "UID" || name == "EUID") {
        variable.value = first_value(name);
        variable.readonly = true;
    } else if (is_computed(name)) {
        variable.computed = !is_forgotten(name);
    }
}

std::optional<std::string> OwnVariables::compute(std::string_view name) {
    if (!is_computed(name) || is_forgotten(name))
        return std::nullopt;
    if (name == "RANDOM")
        return next_random();
    if (name == "BASHPID")
        return std::to_string(::getpid());
    if (name == "SECONDS") {
        const auto passed = std::chrono::floor<std::chrono::seconds>(Clock::now() - counted_from_);
        // The sum may not fit. It then wraps around, as in bash.
        return std::to_string(static_cast<long>(static_cast<unsigned long>(seconds_before_) +
                                                static_cast<unsigned long>(passed.count())));
    }
    if (!has_run_)
        return std::nullopt;
    return last_command_.empty() ? std::string() : last_command_.back();
}

std::optional<std::string> OwnVariables::first_value(std::string_view name) const {
    if (name == "UID")
        return std::to_string(::getuid());
    if (name == "EUID")
        return std::to_string(::geteuid());
    if (name == "HOSTNAME" && !is_forgotten(name))
        return host_name();
    return std::nullopt;
}

void OwnVariables::assigned(std::string_view name, std::string_view value) {
    const long number = parse_number<long>(value).value_or(0);
    if (name == "RANDOM") {
        const auto seed = static_cast<std::uint32_t>(number);
        random_ = seed == 0 ? seed_for_zero : seed;
        last_random_ = 0;
    } else if (name == "SECONDS") {
        seconds_before_ = number;
        counted_from_ = Clock::now();
    }
}

void OwnVariables::forget(std::string_view name) {
    const bool can_be_forgotten = (is_computed(name) && name != "_") || name == "HOSTNAME";
    if (can_be_forgotten && !is_forgotten(name))
        forgotten_.emplace_back(name);
}

bool OwnVariables::is_forgotten(std::string_view name) const {
    return std::find(forgotten_.begin(), forgotten_.end(), name) != forgotten_.end();
}

// As in bash: the generator of Park and Miller, 15 bits of both halves of its number, and never the
// same value twice in a row. The last number of the generator is its next seed.
std::string OwnVariables::next_random() {
    if (!random_)
        random_ = any_seed();
    unsigned value = last_random_;
    while (value == last_random_) {
        random_ = static_cast<std::uint32_t>(std::minstd_rand0(*random_)());
        value = ((*random_ >> 16) ^ (*random_ & 0xFFFF)) & 0x7FFF;
    }
    last_random_ = value;
    return std::to_string(value);
}

} // namespace leash
