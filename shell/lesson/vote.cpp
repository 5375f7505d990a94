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

// The shares in per cent, which sum to 100: each is rounded down, and what is missing goes to those
// that have lost most (the method of the largest remainder).
std::vector<int> shares_of(const Votes& votes) {
    const int sum = sum_of(votes);
    std::vector<int> shares(votes.size(), 0);
    if (sum == 0)
        return shares;
    std::vector<std::size_t> by_loss(votes.size());
    std::iota(by_loss.begin(), by_loss.end(), std::size_t{0});
    std::stable_sort(by_loss.begin(), by_loss.end(), [&](std::size_t a, std::size_t b) {
        return 100 * votes[a] % sum > 100 * votes[b] % sum;
    });
    for (std::size_t i = 0; i < votes.size(); ++i)
        shares[i] = 100 * votes[i] / sum;
    const int missing = 100 - sum_of(shares);
    for (int i = 0; i < missing; ++i)
        ++shares[by_loss[static_cast<std::size_t>(i)]];
    return shares;
}

std::string letter(std::size_t option) {
    return std::string(1, static_cast<char>('a' + option));
}

constexpr std::size_t columns_of_numbers = 11; // "   12  46 %"

// "#####      12  46 %"
std::string bar(const Votes& votes, std::size_t option, std::size_t room) {
    const int most = std::max(1, *std::max_element(votes.begin(), votes.end()));
    const auto length =
        room * static_cast<std::size_t>(votes[option]) / static_cast<std::size_t>(most);
    return fmt::format("{} {:>4} {:>3} %", padded(std::string(length, '#'), room), votes[option],
                       shares_of(votes)[option]);
}

// "a, b, c"
std::string letters_up_to(std::size_t options) {
    std::string letters;
    for (std::size_t option = 0; option < options; ++option)
        letters += (option == 0 ? "" : ", ") + letter(option);
    return letters;
}

} // namespace

Result<Votes, Message> votes_in(const std::string& text, std::size_t options) {
    const auto too_many = [] { return _(" At most {0} hands are counted.\n", most_hands); };
    Votes votes(options, 0);
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at++];
        if (c == ' ' || c == ',' || c == ':')
            continue;
        const auto option =
            static_cast<std::size_t>(std::tolower(static_cast<unsigned char>(c)) - 'a');
        if (option >= options && std::isalpha(static_cast<unsigned char>(c)) != 0)
            return _(" {0} is no option: they are {1}.\n", c, letters_up_to(options));
        if (option >= options)
            return _(" A letter was expected where {0} stands.\n", c);
        const std::size_t number = text.find_first_not_of(" :=", at);
        int hands = 0;
        std::size_t end = number == text.npos ? at : number;
        for (; end < text.size() && text[end] >= '0' && text[end] <= '9'; ++end) {
            hands = hands * 10 + (text[end] - '0');
            if (hands > most_hands)
                return too_many();
        }
        const bool has_number = number != text.npos && end > number;
        votes[option] += has_number ? hands : 1;
        at = has_number ? end : at;
    }
    if (sum_of(votes) > most_hands)
        return too_many();
    if (sum_of(votes) == 0)
        return _(" That is no hand at all.\n");
    return votes;
}

std::string draw_votes(const std::vector<Votes>& rounds, std::optional<std::size_t> right,
                       std::size_t width, const Translator& translate) {
    if (rounds.empty())
        return "";
    const std::string mark = right ? " < " + translate(_("so it was")) : "";
    const std::size_t others = 4 + rounds.size() * (columns_of_numbers + 1) + display_width(mark);
    const std::size_t room =
        std::clamp<std::size_t>(width > others ? (width - others) / rounds.size() : 3, 3, 30);
    std::string text;
    if (rounds.size() == 2)
        text = "     " + padded(translate(_("1st vote")), room + columns_of_numbers + 1) +
               translate(_("2nd vote")) + "\n";
    for (std::size_t option = 0; option < rounds.front().size(); ++option) {
        text += "  " + letter(option) + " ";
        for (const Votes& votes : rounds)
            text += " " + bar(votes, option, room);
        text += (right == option ? mark : "") + "\n";
    }
    return text;
}

Message advice(const Votes& votes, std::size_t right, std::size_t round) {
    const int sum = sum_of(votes);
    const int hands = right < votes.size() ? votes[right] : 0;
    if (100 * hands > go_on_above * sum)
        return _("Most are right: go on.");
    if (round > 1)
        return 100 * hands < explain_below * sum
                   ? _("Few are right: go on, and explain after the run why it was so.")
                   : _("Opinions still differ: go on, and ask after the run what was so.");
    return 100 * hands < explain_below * sum
               ? _("Few are right: explain the situation again, then vote again.")
               : _("Opinions differ: let neighbours convince each other, then vote again.");
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
