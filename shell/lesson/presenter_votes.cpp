#include "lesson/presenter_votes.hpp"

#include "kernel/descriptors.hpp"
#include "kernel/state_file.hpp"
#include "lesson/progress.hpp"
#include "lesson/screen.hpp"

#include <fcntl.h>

namespace leash {

namespace {

// The teacher has typed that the lesson ends.
bool is_quit(const std::string& text) {
    return text == "q" || text == "Q" || text == "quit";
}

} // namespace

bool PresenterVotes::ask(const PredictionQuestion& prediction) {
    const Translator& translate = options_.translate;
    screen_.show(render(prediction, screen_.width()));
    std::vector<Votes>& rounds = rounds_[prediction.line];
    rounds.clear();
    while (rounds.size() < 2 && !screen_.is_over()) {
        screen_.show(translate(rounds.empty()
                                   ? _(" Hands, such as a 12 b 5; Enter alone: no vote: ")
                                   : _(" Hands again; Enter alone goes on: ")));
        const auto text = screen_.line(bench_.stage());
        if (!text || is_quit(*text))
            return false;
        if (text->empty())
            return true;
        const auto votes = votes_in(*text, prediction.options.size());
        if (!votes) {
            screen_.say(translate(votes.error()));
            screen_.say(translate(_(" Letters with numbers, such as a 12 b 5; or a letter for each "
                                    "hand. q leaves.\n")));
            continue;
        }
        rounds.push_back(votes.value());
        screen_.show(draw_votes(rounds, std::nullopt, screen_.width(), translate));
        if (const auto right = options_.proved.find(prediction.line);
            right != options_.proved.end())
            screen_.say(translate(advice(votes.value(), right->second, rounds.size())));
    }
    return true;
}

void PresenterVotes::judge(const PredictionQuestion& prediction, const Step& step) {
    const Translator& translate = options_.translate;
    const auto right = bench_.judge(prediction).right();
    if (right)
        screen_.show("\n" +
                     render_judgement(judgement(prediction, std::nullopt, *right, {}, translate),
                                      {}, screen_.width(), translate));
    const auto rounds = rounds_.find(prediction.line);
    if (rounds == rounds_.end() || rounds->second.empty())
        return;
    screen_.show(draw_votes(rounds->second, right, screen_.width(), translate));
    if (options_.class_file.empty())
        return;
    const auto all = step.predictions();
    std::size_t number = 1;
    while (number < all.size() && all[number - 1] != &prediction)
        ++number;
    const std::string line =
        as_line({time_now_utc(), lesson_.about.id, step.id, number, rounds->second, right});
    auto file = open_state_file(options_.class_file, O_WRONLY | O_APPEND | O_CREAT);
    const Outcome written = file ? write_all(file.value().get(), line) : Outcome(file.error());
    if (!written)
        screen_.say(translate(_(" The vote is not kept: {0}\n", written.error().message())));
}

} // namespace leash
