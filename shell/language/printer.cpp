#include "language/printer.hpp"

#include "base/overloaded.hpp"
#include "language/full_width.hpp"
#include "language/parser.hpp"
#include "language/word_printer.hpp"

#include <algorithm>

namespace leash {

namespace {

// Writes one line, and keeps the bodies of here-documents until the line ends.
class Printer {
  public:
    void list(const List& list, bool terminated = false);
    void and_or(const AndOrList& and_or);
    void pipeline(const Pipeline& pipeline);
    void command(const Command& command);
    void word(const Word& word) { print_word(out_, word); }
    void redirection(const Redirection& redirection);

    // Appends the bodies of the here-documents and returns the text.
    std::string finish() &&;

  private:
    // Writes a list and the reserved word behind it: "a; b; done".
    void body(const SharedList& body, std::string_view closing);
    // Writes a blank, if the text does not end in one.
    void blank();
    void words(const std::vector<Word>& words, std::string_view separator);
    void simple(const SimpleCommand& simple, const std::vector<Redirection>& redirections);
    void compound(const Subshell& subshell);
    void compound(const BraceGroup& group);
    void compound(const ForClause& clause);
    void compound(const CaseClause& clause);
    void compound(const IfClause& clause);
    void compound(const LoopClause& clause);
    void compound(const FunctionDefinition& function);

    std::string out_;
    std::vector<const Redirection*> here_documents_;
};

std::string Printer::finish() && {
    for (const Redirection* redirection : here_documents_) {
        out_ += '\n';
        const WordParts& body = *redirection->here_document;
        if (redirection->quoted_delimiter)
            for (const WordPart& part : body) // at most one part
                out_ += std::get<Quoted>(part).text;
        else
            print_parts(out_, body, PrintContext::HereDocument);
        // In this place the delimiter stands without quotes.
        out_ += redirection->target.bare;
        for (const WordPart& part : redirection->target.parts)
            out_ += std::get<Quoted>(part).text;
    }
    if (!here_documents_.empty() && out_.back() == '\n')
        out_ += '\n'; // the delimiter was '': an empty line
    return std::move(out_);
}

void Printer::blank() {
    if (!out_.empty() && out_.back() != ' ')
        out_ += ' ';
}

void Printer::list(const List& list, bool terminated) {
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        if (i > 0)
            out_ += ' ';
        and_or(list.items[i].and_or);
        if (list.items[i].asynchronous)
            out_ += " &";
        else if (terminated || i + 1 < list.items.size())
            out_ += ';';
    }
}

void Printer::body(const SharedList& body, std::string_view closing) {
    list(*body, true);
    out_ += ' ';
    out_ += closing;
}

void Printer::and_or(const AndOrList& list) {
    pipeline(list.first);
    for (const auto& [connector, next] : list.rest) {
        out_ += connector == Connector::And ? " && " : " || ";
        pipeline(next);
    }
}

void Printer::pipeline(const Pipeline& pipeline) {
    const SimpleCommand* first = std::get_if<SimpleCommand>(&pipeline.first.node);
    const bool nothing = first && first->words.empty() && first->assignments.empty() &&
                         pipeline.first.redirections.empty();
    if (pipeline.timed)
        out_ += pipeline.timed_posix ? "time -p" : "time";
    if (pipeline.negated)
        out_ += pipeline.timed ? " !" : "!";
    if ((pipeline.timed || pipeline.negated) && !nothing)
        out_ += ' ';
    for (std::size_t i = 0; i < pipeline.size(); ++i) {
        if (i > 0)
            out_ += " | ";
        command(pipeline[i]);
    }
}

void Printer::words(const std::vector<Word>& words, std::string_view separator) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0)
            out_ += separator;
        word(words[i]);
    }
}

void Printer::command(const Command& command) {
    if (const auto* simple_command = std::get_if<SimpleCommand>(&command.node))
        return simple(*simple_command, command.redirections);
    std::visit(overloaded{[](const SimpleCommand&) {},
                          [&](const auto& compound_command) { compound(compound_command); }},
               command.node);
    for (const Redirection& each : command.redirections) {
        out_ += ' ';
        redirection(each);
    }
}

void Printer::simple(const SimpleCommand& simple, const std::vector<Redirection>& redirections) {
    std::string_view separator;
    const auto separate = [&] {
        out_ += separator;
        separator = " ";
    };
    // ">f if" runs a command with the name "if". At the beginning "if" would be a reserved word:
    // the redirections must come first.
    const bool redirections_first = simple.assignments.empty() && !simple.words.empty() &&
                                    is_reserved_word(bare_text_of(simple.words.front()));
    const auto print_redirections = [&] {
        for (const Redirection& each : redirections) {
            separate();
            redirection(each);
        }
    };
    if (redirections_first)
        print_redirections();
    for (const Assignment& assignment : simple.assignments) {
        separate();
        out_ += assignment.name + "=";
        word(assignment.value);
    }
    for (const Word& each : simple.words) {
        separate();
        word(each);
    }
    if (!redirections_first)
        print_redirections();
}

void Printer::redirection(const Redirection& redirection) {
    if (redirection.descriptor)
        out_ += std::to_string(*redirection.descriptor);
    switch (redirection.op) {
    case RedirectionOperator::Input:
        out_ += "<";
        break;
    case RedirectionOperator::Output:
        out_ += ">";
        break;
    case RedirectionOperator::OutputClobber:
        out_ += ">|";
        break;
    case RedirectionOperator::Append:
        out_ += ">>";
        break;
    case RedirectionOperator::ReadWrite:
        out_ += "<>";
        break;
    case RedirectionOperator::DuplicateInput:
        out_ += "<&";
        break;
    case RedirectionOperator::DuplicateOutput:
        out_ += ">&";
        break;
    case RedirectionOperator::HereDocument:
        out_ += redirection.strip_tabs ? "<<-" : "<<";
        if (!redirection.strip_tabs && bare_text_of(redirection.target).starts_with('-'))
            out_ += ' '; // "<<-" would be another operator
        here_documents_.push_back(&redirection);
        break;
    case RedirectionOperator::HereString:
        out_ += "<<<";
        break;
    case RedirectionOperator::OutputAndError:
        out_ += "&>";
        break;
    case RedirectionOperator::AppendOutputAndError:
        out_ += "&>>";
        break;
    }
    const Word& target = redirection.target;
    if (target.bare.empty() && !target.parts.empty() &&
        std::holds_alternative<ProcessSubstitution>(target.parts.front()))
        out_ += ' '; // "< <(a)": "<<(a)" would be a here-document
    word(target);
}

void Printer::compound(const Subshell& subshell) {
    out_ += '(';
    const std::size_t begin = out_.size();
    list(*subshell.body);
    if (out_.size() > begin && out_[begin] == '(') // "((" is arithmetic to some shells
        out_.insert(begin, 1, ' ');
    out_ += ')';
}

void Printer::compound(const BraceGroup& group) {
    out_ += "{ ";
    body(group.body, "}");
}

void Printer::compound(const ForClause& clause) {
    out_ += "for " + clause.name;
    if (clause.has_in) {
        out_ += clause.words.empty() ? " in" : " in ";
        words(clause.words, " ");
        out_ += ';';
    }
    out_ += " do ";
    body(clause.body, "done");
}

void Printer::compound(const CaseClause& clause) {
    out_ += "case ";
    word(clause.subject);
    out_ += " in ";
    for (const CaseItem& item : clause.items) {
        if (bare_text_of(item.patterns.front()) == "esac")
            out_ += '('; // without the '(' the word "esac" would end the command
        words(item.patterns, " | ");
        out_ += ") ";
        list(*item.body);
        blank();
        out_ += item.end == CaseEnd::FallThrough ? ";& " : ";; ";
    }
    out_ += "esac";
}

void Printer::compound(const IfClause& clause) {
    std::string_view word = "if ";
    for (const IfBranch& branch : clause.branches) {
        out_ += word;
        body(branch.condition, "then ");
        list(*branch.body, true);
        word = " elif ";
    }
    if (clause.otherwise) {
        out_ += " else ";
        list(*clause.otherwise, true);
    }
    out_ += " fi";
}

void Printer::compound(const LoopClause& clause) {
    out_ += clause.until ? "until " : "while ";
    body(clause.condition, "do ");
    body(clause.body, "done");
}

void Printer::compound(const FunctionDefinition& function) {
    out_ += function.name + "() ";
    command(*function.body);
}

template <class Write> std::string printed(Write write) {
    Printer printer;
    write(printer);
    return std::move(printer).finish();
}

} // namespace

std::string print(const List& list) {
    return printed([&](Printer& printer) { printer.list(list); });
}
std::string print(const AndOrList& and_or) {
    return printed([&](Printer& printer) { printer.and_or(and_or); });
}
std::string print(const Pipeline& pipeline) {
    return printed([&](Printer& printer) { printer.pipeline(pipeline); });
}
std::string print(const Command& command) {
    return printed([&](Printer& printer) { printer.command(command); });
}
std::string print(const Word& word) {
    return printed([&](Printer& printer) { printer.word(word); });
}
std::string print(const Redirection& redirection) {
    return printed([&](Printer& printer) { printer.redirection(redirection); });
}

std::string quoted_for_shell(const std::string& text) {
    // To a shell a byte that is not ASCII is a letter. But the parser refuses full-width operators
    // without quotes, and a reader would take a full-width blank for a blank.
    const auto is_safe = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               static_cast<unsigned char>(c) >= 0x80 ||
               std::string_view("_@%+=:,./-").find(c) != std::string_view::npos;
    };
    const std::string_view name = std::string_view(text).substr(0, text.find('='));
    const bool assigns = name.size() < text.size() && is_name(name);
    const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), is_safe) &&
                       !assigns && !is_reserved_word(text) &&
                       text.find("\u3000") == std::string::npos &&
                       !find_full_width_operator(text, WordPlace::Name);
    return plain ? text : in_single_quotes(text);
}

} // namespace leash
