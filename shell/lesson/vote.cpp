#include "lesson/vote.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <numeric>

namespace leash {
namespace {

constexpr int explain_below = 35; // per cent
constexpr int go_on_above = 70;
constexpr int most_hands = 9999;

int sum_of(const Votes& votes) {
    return std::accumulate(votes.begin(), votes.end(), 0);
}

int share_of(const Votes& votes, std::size_t option) {
    const int sum = sum_of(votes);
    return sum == 0 || option >= votes.size() ? 0 : 100 * votes[option] / sum;
}

std::string letter(std::size_t option) {
    return std::string(1, static_cast<char>('a' + option));
}

// "#####      12  46 %"
std::string bar(const Votes& votes, std::size_t option, std::size_t room) {
    const int most = std::max(1, *std::max_element(votes.begin(), votes.end()));
    const auto length =
        room * static_cast<std::size_t>(votes[option]) / static_cast<std::size_t>(most);
    return fmt::format("{} {:>4} {:>3} %", padded(std::string(length, '#'), room), votes[option],
                       share_of(votes, option));
}

} // namespace

std::optional<Votes> votes_in(const std::string& text, std::size_t options) {
    Votes votes(options, 0);
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at++];
        if (c == ' ' || c == ',' || c == ':')
            continue;
        const auto option =
            static_cast<std::size_t>(std::tolower(static_cast<unsigned char>(c)) - 'a');
        if (option >= options)
            return std::nullopt;
        const std::size_t number = text.find_first_not_of(" :=", at);
        int hands = 0;
        std::size_t end = number == text.npos ? at : number;
        for (; end < text.size() && text[end] >= '0' && text[end] <= '9'; ++end) {
            hands = hands * 10 + (text[end] - '0');
            if (hands > most_hands)
                return std::nullopt;
        }
        const bool has_number = number != text.npos && end > number;
        votes[option] += has_number ? hands : 1;
        at = has_number ? end : at;
    }
    return sum_of(votes) > 0 && sum_of(votes) <= most_hands ? std::optional(votes) : std::nullopt;
}

std::string draw_votes(const std::vector<Votes>& rounds, std::optional<std::size_t> right,
                       std::size_t width, const Translator& translate) {
    if (rounds.empty())
        return "";
    const std::string mark = right ? " < " + translate(_("so it was")) : "";
    constexpr std::size_t numbers = 11; // "   12  46 %"
    const std::size_t others = 4 + rounds.size() * (numbers + 1) + display_width(mark);
    const std::size_t room =
        std::clamp<std::size_t>(width > others ? (width - others) / rounds.size() : 3, 3, 30);
    std::string text;
    for (std::size_t option = 0; option < rounds.front().size(); ++option) {
        text += "  " + letter(option) + " ";
        for (const Votes& votes : rounds)
            text += " " + bar(votes, option, room);
        text += (right == option ? mark : "") + "\n";
    }
    return text;
}

Message advice(const Votes& votes, std::size_t right) {
    const int share = share_of(votes, right);
    if (share < explain_below)
        return _("Few are right: explain the situation again, then vote again.");
    if (share <= go_on_above)
        return _("Opinions differ: let neighbours convince each other, then vote again.");
    return _("Most are right: go on.");
}

std::string as_line(const VoteRecord& record) {
    const nlohmann::ordered_json object{
        {"when", record.when},
        {"lesson", record.lesson},
        {"step", record.step},
        {"question", record.question},
        {"votes", record.rounds},
        {"right",
         record.right ? nlohmann::ordered_json(letter(*record.right)) : nlohmann::ordered_json()}};
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace leash
