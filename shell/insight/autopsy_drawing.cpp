#include "insight/autopsy_drawing.hpp"

#include "base/foreign_text.hpp"
#include "base/html.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace leash {
namespace {

using Kind = PictureStep::Kind;

constexpr std::string_view style = R"(
.time-runs { overflow-x: auto; } svg { font: 13px ui-monospace, "DejaVu Sans Mono", monospace; }
svg text { fill: var(--ink); text-anchor: middle; } svg .start, svg .number { text-anchor: start; }
svg .number { font-weight: bold; } svg .time { text-anchor: end; fill: var(--soft); }
svg .head { font-weight: bold; } svg .command { font-size: 12px; fill: var(--soft); }
svg .life { stroke: var(--line); stroke-width: 2; }
svg .life.kernel { stroke: var(--blue); }
svg .beginning { stroke: var(--soft); stroke-width: 1; } svg .event { text-anchor: start; font-weight: bold; }
svg .arrow { stroke: var(--blue); stroke-width: 2; fill: none; } svg .point { fill: var(--blue); }
svg .adoption { stroke: var(--green); stroke-width: 2; } svg .ring { stroke: var(--green);
  stroke-width: 2; fill: var(--paper); }
svg .cross { stroke: var(--red); stroke-width: 3; }
svg .shield { stroke: var(--green); stroke-width: 2; fill: var(--paper); }
svg .inferred { stroke-dasharray: 6 4; }
svg text { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; }
svg .dead { fill: var(--red); } svg .lives { fill: var(--green); }
@media print { .time-runs { overflow: visible; } svg { max-width: 100%; height: auto; } }
)";

// Lengths are in units of the drawing, of which one is about a pixel.
constexpr int room_for_time = 96; // left of the columns
constexpr int column_width = 124;
constexpr int heads = 52; // above the first step
constexpr int step_height = 46;
constexpr int room_for_words = 48;       // beside the last column
constexpr int feet = 34;                 // below the last step
constexpr std::size_t head_columns = 16; // the longest command in the head of a column

class Drawing {
  public:
    Drawing(const Autopsy& autopsy, const std::vector<PictureStep>& steps,
            const Translator& translate)
        : autopsy_(autopsy), steps_(steps), translate_(translate) {
        for (const AutopsyOther& other : autopsy.others)
            columns_.push_back(other.pid);
        for (const AutopsyRow& row : autopsy.rows)
            columns_.push_back(row.pid);
    }

    std::string make() {
        const int width =
            room_for_time + column_width * (static_cast<int>(columns_.size()) + 1) + room_for_words;
        const int height = heads + step_height * static_cast<int>(steps_.size()) + feet;
        out_ = fmt::format("<svg viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" "
                           "aria-label=\"{2}\">\n",
                           width, height,
                           html_escaped(translate_(_("Time runs down. An arrow is a signal, from "
                                                     "sender to receiver."))));
        draw_heads();
        draw_all_lives(height);
        for (std::size_t i = 0; i < steps_.size(); ++i)
            draw_step(i);
        return out_ + "</svg>\n";
    }

  private:
    // The kernel has the first column.
    int x_of(std::optional<Pid> pid) const {
        const auto place =
            pid ? std::find(columns_.begin(), columns_.end(), *pid) - columns_.begin() + 1 : 0;
        return room_for_time + column_width * static_cast<int>(place) + column_width / 2;
    }
    bool has_column(Pid pid) const {
        return std::find(columns_.begin(), columns_.end(), pid) != columns_.end();
    }
    static int y_of(std::size_t step) {
        return heads + step_height * static_cast<int>(step) + step_height / 2;
    }

    void line(int x1, int y1, int x2, int y2, const std::string& look) {
        out_ += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" class=\"{}\"/>\n", x1,
                            y1, x2, y2, look);
    }
    void text(int x, int y, const std::string& look, const std::string& words) {
        out_ += fmt::format("<text x=\"{}\" y=\"{}\" class=\"{}\">{}</text>\n", x, y, look,
                            html_escaped(words));
    }

    void draw_heads() {
        draw_head(std::nullopt, translate_(_("kernel")), "", "");
        for (const AutopsyOther& other : autopsy_.others)
            draw_head(other.pid, std::to_string(other.pid.value),
                      other.is_practice_terminal ? translate_(_("practice terminal")) : other.name,
                      other.name);
        for (const AutopsyRow& row : autopsy_.rows) {
            const std::string number = row.job
                                           ? translate_(_("{0}, job {1}", row.pid.value, *row.job))
                                           : std::to_string(row.pid.value);
            draw_head(row.pid, number, row.command, row.command);
        }
    }

    // The pieces of the lives between two heights, of those who have not ended before this step. A
    // life is drawn in pieces, a piece for each step, so that the end is shown in its own step.
    void draw_lives(std::size_t step, int from, int to) {
        line(x_of(std::nullopt), from, x_of(std::nullopt), to, "life kernel");
        for (const AutopsyOther& other : autopsy_.others)
            line(x_of(other.pid), from, x_of(other.pid), to, "life");
        for (const AutopsyRow& row : autopsy_.rows)
            if (row.survives() || end_of(row) >= step)
                line(x_of(row.pid), from, x_of(row.pid), to, "life");
    }

    void draw_all_lives(int height) {
        for (std::size_t i = 0; i < steps_.size(); ++i) {
            out_ += fmt::format("<g data-step=\"{}\">\n", i + 1);
            draw_lives(i, i == 0 ? heads : y_of(i - 1), y_of(i));
            out_ += "</g>\n";
        }
        // Who lives belongs to the last step.
        out_ += fmt::format("<g data-step=\"{}\">\n", steps_.size());
        draw_lives(steps_.size(), y_of(steps_.size() - 1), height - feet + 8);
        for (const AutopsyRow& row : autopsy_.rows)
            if (row.survives())
                text(x_of(row.pid), height - feet + 22, "mark lives",
                     "\u25cf " + translate_(_("lives")));
        out_ += "</g>\n";
    }

    void draw_head(std::optional<Pid> pid, const std::string& first, const std::string& second,
                   const std::string& whole) {
        out_ += "<g>";
        if (!whole.empty())
            out_ += "<title>" + html_escaped(whole) + "</title>";
        text(x_of(pid), 20, "head", first);
        text(x_of(pid), 38, "command", cut_to_width(made_visible(second), head_columns));
        out_ += "</g>\n";
    }

    // The step in which the process ends.
    std::size_t end_of(const AutopsyRow& row) const {
        for (std::size_t i = 0; i < steps_.size(); ++i)
            if (steps_[i].kind == Kind::End &&
                std::find(steps_[i].to.begin(), steps_[i].to.end(), row.pid) != steps_[i].to.end())
                return i;
        return 0;
    }

    void draw_step(std::size_t number) {
        const PictureStep& step = steps_[number];
        const int y = y_of(number);
        const std::string inferred = step.evidence == Evidence::Inferred ? " inferred" : "";
        out_ += fmt::format("<g data-step=\"{0}\">\n<title>{1}</title>\n", number + 1,
                            html_escaped(translate_(step.text)));
        text(4, y + 5, "number", std::to_string(number + 1));
        text(room_for_time - 8, y + 5, "time", fmt::format("{} ms", step.milliseconds));
        switch (step.kind) {
        case Kind::Beginning:
            line(room_for_time, y,
                 x_of(columns_.empty() ? std::nullopt : std::optional(columns_.back())), y,
                 "beginning");
            text(x_of(std::nullopt) + 8, y - 6, "event", translate_(autopsy_.what));
            break;
        case Kind::Signal:
        case Kind::Adoption:
            for (const Pid receiver : step.to)
                draw_arrow(step, receiver, y, inferred);
            break;
        case Kind::End:
        case Kind::Stay:
        case Kind::Terminal:
            for (const Pid pid : step.to)
                if (has_column(pid))
                    draw_mark(step.kind, pid, y, inferred);
            break;
        }
        out_ += "</g>\n";
    }

    void draw_arrow(const PictureStep& step, Pid receiver, int y, const std::string& inferred) {
        if (!has_column(receiver) || (step.from && !has_column(*step.from)))
            return;
        const bool adopts = step.kind == Kind::Adoption;
        const std::string look = (adopts ? "adoption" : "arrow") + inferred;
        const std::string words = adopts ? translate_(_("adopts")) : with_sig(step.signal);
        const int from = x_of(step.from);
        const int to = x_of(receiver);
        if (from == to) { // to itself: a loop
            out_ +=
                fmt::format("<path d=\"M{0} {1} h26 v14 h-18\" class=\"{2}\"/>\n", to, y - 8, look);
            draw_point(to + 2, y + 6, -1, adopts);
            text(to + 30, y + 4, "signal start", words);
            return;
        }
        const int direction = from < to ? 1 : -1;
        line(from, y, to - direction * 4, y, look);
        draw_point(to, y, direction, adopts);
        text(to - direction * (column_width / 2), y - 5, "signal", words);
    }

    // The point of an arrow: full for a signal, a ring for an adoption.
    void draw_point(int x, int y, int direction, bool adopts) {
        if (adopts)
            out_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"5\" class=\"ring\"/>\n",
                                x - direction * 5, y);
        else
            out_ += fmt::format("<path d=\"M{0} {1} l{2} -5 v10 z\" class=\"point\"/>\n", x, y,
                                -direction * 11);
    }

    void draw_mark(Kind kind, Pid pid, int y, const std::string& inferred) {
        const int x = x_of(pid);
        if (kind == Kind::End) {
            out_ += fmt::format("<path d=\"M{0} {1} l12 12 m0 -12 l-12 12\" class=\"cross{2}\"/>\n",
                                x - 6, y - 6, inferred);
            text(x + 10, y + 4, "mark dead start", end_in_words(pid));
        } else if (kind == Kind::Stay) {
            out_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"12\" height=\"12\" "
                                "class=\"shield{}\"/>\n",
                                x - 6, y - 6, inferred);
            text(x + 10, y + 4, "mark lives start", translate_(_("stays")));
        } else {
            out_ +=
                fmt::format("<path d=\"M{0} {1} h14 m-7 -5 v10\" class=\"shield\"/>\n", x - 7, y);
            text(x + 10, y + 4, "mark start", translate_(_("no terminal")));
        }
    }

    std::string end_in_words(Pid pid) const {
        for (const AutopsyRow& row : autopsy_.rows)
            if (row.pid == pid && row.outcome == "dies" && row.signal)
                return with_sig(*row.signal);
            else if (row.pid == pid && row.outcome == "exits")
                return translate_(_("exit {0}", row.status.value_or(0)));
        return translate_(_("gone"));
    }

    const Autopsy& autopsy_;
    const std::vector<PictureStep>& steps_;
    const Translator& translate_;
    std::vector<Pid> columns_; // behind the column of the kernel
    std::string out_;
};

} // namespace

std::string_view picture_style() {
    return style;
}

std::string draw_steps(const Autopsy& autopsy, const std::vector<PictureStep>& steps,
                       const Translator& translate) {
    return Drawing(autopsy, steps, translate).make();
}

} // namespace leash
