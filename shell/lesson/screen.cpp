#include "lesson/screen.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <sstream>

namespace leash {
namespace {

constexpr std::size_t step_column = 60;
constexpr std::size_t command_indent = 5;

std::string indented(const std::vector<std::string>& lines, std::size_t first, std::size_t rest) {
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i)
        text += std::string(i == 0 ? first : rest, ' ') + lines[i] + "\n";
    return text;
}

// Stands for a blank of a command while prose is wrapped.
constexpr char held_blank = '\x1f';

// Wraps as wrapped() does, but a command in backquotes stays on one line, as the learner types it.
// A command that is longer than half a line is wrapped like other words.
std::vector<std::string> wrapped_prose(std::string text, std::size_t columns) {
    const auto at = [&](std::size_t i) { return text.begin() + static_cast<std::ptrdiff_t>(i); };
    for (std::size_t open = text.find('`'); open != text.npos;) {
        const std::size_t close = text.find('`', open + 1);
        if (close == text.npos)
            break;
        if (close - open < columns / 2)
            std::replace(at(open), at(close), ' ', held_blank);
        open = text.find('`', close + 1);
    }
    std::vector<std::string> lines = wrapped(text, columns);
    for (std::string& line : lines)
        std::replace(line.begin(), line.end(), held_blank, ' ');
    return lines;
}

std::size_t widest(const std::vector<std::string>& lines) {
    std::size_t width = 0;
    for (const std::string& line : lines)
        width = std::max(width, display_width(line));
    return width;
}

enum class Setup { LeftOut, Included };
// Returns the lines of these sections, from the last one that ends the terminal on: what was typed
// on an earlier terminal is not typed again.
std::vector<std::string> lines_on_the_way(const Lesson& lesson, const std::vector<Place>& way,
                                          Setup setup) {
    std::vector<std::string> lines;
    for (const Place& place : way) {
        const Section& section = lesson.steps[place.step].sections[place.section];
        if (setup == Setup::Included)
            for (const LineToType& line : section.setup)
                lines.push_back(line.text);
        for (const LineToType& line : section.solution())
            lines.push_back(line.text);
        if (section.ends_the_terminal())
            lines.clear();
    }
    return lines;
}

std::string below(const Message& heading, const std::vector<std::string>& lines,
                  const Translator& translate) {
    if (lines.empty())
        return "";
    return " " + translate(heading) + "\n\n" + indented(lines, command_indent, command_indent) +
           "\n";
}

} // namespace

std::vector<std::string> text_lines(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

std::string letter_of(std::size_t option) {
    return std::string(1, static_cast<char>('a' + option));
}

std::string render(const HeaderText& header, std::size_t width, const Translator& translate) {
    std::string right = translate(_("step {0} of {1}", header.step, header.steps));
    if (header.minutes)
        right += "  " + translate(_("{0} min", *header.minutes));
    const std::size_t room = columns_left(width, display_width(right)); // for the rest
    const std::string left = cut_to_width(
        " " + translate(_("Lesson {0}  {1}", header.lesson, header.title)), columns_left(room, 2));
    const std::size_t column =
        std::max(width >= widest_screen ? std::min(step_column, room) : 0, display_width(left) + 2);
    return padded(left, column) + right + "\n " + std::string(columns_left(width, 1), '-') + "\n";
}

std::string render(const Paragraph& paragraph, std::size_t width) {
    switch (paragraph.kind) {
    case Paragraph::Kind::Text:
        return indented(wrapped_prose(paragraph.text, columns_left(width, 1)), 1, 1);
    case Paragraph::Kind::Item: {
        const bool is_numbered = paragraph.text.find(". ") == 1;
        const std::size_t marker = is_numbered ? 3 : 2;
        return indented(wrapped_prose((is_numbered ? "" : "- ") + paragraph.text,
                                      columns_left(width, 2 + marker)),
                        2, 2 + marker);
    }
    case Paragraph::Kind::Verbatim: {
        return indented(text_lines(paragraph.text), command_indent, command_indent);
    }
    }
    return "";
}

std::string render(const Prose& prose, std::size_t width) {
    std::string text;
    bool is_below_picture = false;
    for (const Paragraph& paragraph : prose) {
        const bool is_picture = paragraph.kind == Paragraph::Kind::Verbatim;
        if (is_picture || is_below_picture) // a picture stands apart
            text += "\n";
        text += render(paragraph, width);
        is_below_picture = is_picture;
    }
    return text;
}

std::string render(const PredictionQuestion& prediction, std::size_t width) {
    std::string text;
    for (std::size_t i = 0; i < prediction.options.size(); ++i) {
        std::string option =
            indented(wrapped_prose(prediction.options[i].text, columns_left(width, 6)), 6, 6);
        option.replace(3, 1, letter_of(i));
        text += option;
    }
    return text;
}

std::string letters_of(std::size_t options) {
    std::string letters;
    for (std::size_t i = 0; i < options; ++i)
        letters += (i == 0 ? "" : " ") + letter_of(i);
    return "[" + letters + "]";
}

std::optional<std::size_t> option_meant(const std::string& answer, std::size_t options) {
    const bool is_letter =
        answer.size() == 1 || (answer.size() == 2 && (answer[1] == ')' || answer[1] == '.'));
    if (!is_letter || answer[0] < 'a')
        return std::nullopt;
    const auto option = static_cast<std::size_t>(answer[0] - 'a');
    return option < options ? std::optional(option) : std::nullopt;
}

std::string what_to_type(const Section& section, const Translator& translate) {
    std::vector<std::string> lines;
    for (const Do& task : section.tasks)
        if (!task.hidden)
            for (const LineToType& line : task.lines)
                lines.push_back(line.text);
    if (lines.empty())
        return "";
    if (lines.size() == 1)
        return " " + translate(_("Type:")) + "    " + lines.front() + "\n";
    return " " + translate(_("Type:")) + "\n\n" + indented(lines, command_indent, command_indent);
}

std::string what_was_typed(const Lesson& lesson, const std::vector<Place>& way,
                           const Translator& translate) {
    return below(_("What this step builds on has been typed for you:"),
                 lines_on_the_way(lesson, way, Setup::LeftOut), translate);
}

std::string what_to_type_first(const Lesson& lesson, const std::vector<Place>& way,
                               const Translator& translate) {
    return below(_("This step builds on these lines. Type them first:"),
                 lines_on_the_way(lesson, way, Setup::Included), translate);
}

std::string maps_beside(const std::string& before, const std::string& after, std::size_t width) {
    const auto left = text_lines(before);
    const auto right = text_lines(after);
    const std::size_t column = widest(left) + 3;
    if (column + widest(right) > width)
        return before + "\n" + after;
    std::string text;
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
        const std::string one = i < left.size() ? left[i] : "";
        text += i < right.size() ? padded(one, column) + right[i] + "\n" : one + "\n";
    }
    return text;
}

std::string render_task(Prose prose, const Section& section, std::size_t width,
                        const Translator& translate) {
    std::string lines = what_to_type(section, translate);
    if (section.leaves)
        lines += translate(
            _(" Then close this window. `lesson`, in the next leash, goes on from there.\n"));
    const std::string several = " " + translate(_("Type:")) + "\n";
    const bool joins = lines.rfind(several, 0) == 0 && !prose.empty() &&
                       prose.back().kind == Paragraph::Kind::Text;
    if (joins) {
        prose.back().text = translate(_("{0} {1}", prose.back().text, _("Type:")));
        lines.erase(0, several.size());
    }
    return render(prose, width) + lines;
}

std::string render_judgement(const std::string& judgement, Prose prose, std::size_t width,
                             const Translator& translate) {
    if (!prose.empty() && prose.front().kind == Paragraph::Kind::Text)
        prose.front().text = translate(_("{0} {1}", judgement, prose.front().text));
    else
        prose.insert(prose.begin(), {Paragraph::Kind::Text, judgement});
    return render(prose, width);
}

std::string render_cue(const std::string& cue, std::size_t width) {
    if (cue.empty())
        return "";
    std::string lines;
    for (const std::string& line :
         display_width(cue) <= width ? std::vector{cue} : wrapped(cue, width))
        lines += padded_left(line, width) + "\n";
    return lines;
}

std::string held(const Prose& prose, const std::string& cue, std::size_t width) {
    const bool is_short =
        prose.size() == 1 && prose.front().kind == Paragraph::Kind::Text &&
        display_width("  ok: " + prose.front().text) + 2 + display_width(cue) <= width;
    if (!prose.empty() && !is_short)
        return "  ok\n" + render(prose, width) + render_cue(cue, width);
    const std::string left = prose.empty() ? "  ok" : "  ok: " + prose.front().text;
    return (cue.empty() ? left : padded(left, columns_left(width, display_width(cue))) + cue) +
           "\n";
}

std::string judgement(const PredictionQuestion& prediction, std::optional<std::size_t> chosen,
                      std::size_t right, const Beliefs& beliefs, const Translator& translate) {
    const std::string& words = prediction.options[right].text;
    if (!chosen)
        return translate(_("It was {0}: \"{1}\"", letter_of(right), words));
    if (*chosen == right)
        return translate(_("You said {0}, and so it was: \"{1}\"", letter_of(right), words));
    std::string text = translate(
        _("You said {0}. It was {1}: \"{2}\"", letter_of(*chosen), letter_of(right), words));
    const std::string& belief = prediction.options[*chosen].belief;
    if (belief.empty())
        return text;
    const auto sentence = beliefs.find(belief);
    // Translators: two sentences, one behind the other.
    return translate(_("{0} {1}", text,
                       _("The belief behind {0}: \"{1}\"", letter_of(*chosen),
                         sentence == beliefs.end() ? belief : sentence->second)));
}

} // namespace leash
