#include "stage/relay.hpp"

#include "base/overloaded.hpp"
#include "base/text.hpp"
#include "kernel/signals.hpp"
#include "stage/inside_map.hpp"
#include "stage/overlay.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>

namespace leash {
namespace {

constexpr std::chrono::seconds patience_with_screen(2);
constexpr Phrase stopped_text = N_(" output stopped: Ctrl-Q goes on");

// Returns how many bytes the first key has sent. An arrow key, for example, sends ESC [ A (ECMA-48,
// 5.4).
std::size_t length_of_key(std::string_view keys) {
    if (keys.size() < 3 || keys[0] != '\x1b' || (keys[1] != '[' && keys[1] != 'O'))
        return 1;
    std::size_t last = 2;
    while (last + 1 < keys.size() && keys[last] >= 0x20 && keys[last] < 0x40)
        ++last;
    return last + 1;
}

class Relay {
  public:
    Relay(Stage& stage, OuterTerminal& outer, ScreenModes& modes, const RelayWatch& watch)
        : stage_(stage), outer_(outer), modes_(modes), watch_(watch),
          overlay_(stage, outer, modes) {
        stage_.on_output = [this](std::string_view bytes) { show(bytes); };
        outer_.enter_raw_modes();
    }
    ~Relay();

    RelayEnd run();

  private:
    std::optional<RelayEnd> take_signals();
    void show(std::string_view output);
    std::optional<RelayEnd> pass_keys();
    void pass_on(std::string_view keys);
    int poll_timeout() const;

    void open_menu();
    void show_menu();
    void press_in_menu(std::string_view keys);
    void carry_out(const MenuChoice& choice);
    void show_page(const std::string& text);
    void close_menu();
    void follow_flow_control();

    Stage& stage_;
    OuterTerminal& outer_;
    ScreenModes& modes_;
    const RelayWatch& watch_;

    Overlay overlay_;
    std::optional<Menu> menu_;
    bool shows_page_ = false;   // until the learner presses a key
    bool says_stopped_ = false; // a line says that Ctrl-S has stopped the output
};

RelayEnd Relay::run() {
    while (stage_.is_plugged()) {
        const bool takes_keys = stage_.takes_input() || menu_;
        std::vector<pollfd> polled{outer_.to_poll(takes_keys), {signal_descriptor(), POLLIN, 0}};
        stage_.add_to(polled);
        ::poll(polled.data(), polled.size(), poll_timeout());

        // Signals come before keys. A hangup shows as both SIGHUP and end of input, and only SIGHUP
        // names its sender.
        if (auto end = take_signals())
            return *end;
        if (auto end = takes_keys ? pass_keys() : std::nullopt)
            return *end;
        outer_.flush();
        stage_.hold_output(outer_.is_behind() || menu_ || shows_page_);
        stage_.handle();
        overlay_.handle();
        follow_flow_control();
        // The caller may write to the screen, and the menu has its line there.
        const bool is_covered = menu_ || shows_page_;
        if (watch_.goes_on && !is_covered && !watch_.goes_on())
            return Interrupted{};
    }
    return StageUnplugged{};
}

Relay::~Relay() {
    overlay_.take_away();
    outer_.drain(patience_with_screen);
    outer_.restore_modes();
    stage_.on_output = nullptr;
}

// The menu may be open: output is held then, but not the last output of an inside that has ended.
void Relay::show(std::string_view output) {
    if (menu_ || shows_page_)
        close_menu();
    overlay_.output_came();
    modes_.watch(output);
    outer_.write(output);
}

// Returns why the relay has to end, or nullopt.
std::optional<RelayEnd> Relay::take_signals() {
    for (const ReceivedSignal& received : leash::take_signals()) {
        switch (received.signal) {
        case SIGHUP:
            return OuterGone{};
        case SIGTERM:
        case SIGINT:
        case SIGQUIT:
            return ToldToEnd{received.signal};
        case SIGWINCH:
            // After a new size nobody knows where the old line is on the screen, so the overlay
            // is drawn again. The learner must see the menu that takes the next key.
            overlay_.resized();
            if (menu_)
                show_menu(); // another width has room for other parts
            break;
        case SIGCONT: // this process was stopped, and the shell outside had the terminal meanwhile
            outer_.enter_raw_modes();
            stage_.resize(outer_.size());
            break;
        default:
            break; // SIGCHLD wakes the loop, and stage.handle() reaps
        }
    }
    return std::nullopt;
}

int Relay::poll_timeout() const {
    std::optional<std::chrono::milliseconds> least;
    for (const auto& patience : {stage_.patience(), watch_.longest_turn, overlay_.patience()})
        if (patience)
            least = std::min(least.value_or(*patience), *patience);
    return least ? static_cast<int>(least->count()) : -1;
}

// ---- keys -------------------------------------------------------------------------------------

std::optional<RelayEnd> Relay::pass_keys() {
    auto typed = outer_.read_keys();
    if (std::holds_alternative<OuterTerminal::Gone>(typed))
        return OuterGone{};
    const std::string& keys = std::get<OuterTerminal::Keys>(typed).bytes;
    if (!keys.empty())
        pass_on(keys);
    return std::nullopt;
}

// Passes the keys to the menu, to the caller, or to the inside.
void Relay::pass_on(std::string_view keys) {
    if (menu_ || shows_page_)
        return press_in_menu(keys);
    if (watch_.wanted && watch_.wanted(keys))
        return;
    const std::size_t at = watch_.menu_key ? keys.find(watch_.menu_key->byte) : keys.npos;
    if (at != 0)
        stage_.type(keys.substr(0, at));
    if (at == keys.npos)
        return;
    open_menu();
    if (keys.size() > at + 1)
        press_in_menu(keys.substr(at + 1));
}

// ---- the menu ---------------------------------------------------------------------------------

void Relay::open_menu() {
    std::string who;
    if (const auto group = stage_.foreground())
        who = foreground_of(take_snapshot(), *group);
    menu_.emplace(*watch_.menu_key, who, watch_.words);
    show_menu();
}

void Relay::show_menu() {
    const std::size_t columns = outer_.size().columns;
    overlay_.show_line(menu_->text(stage_.translate(), columns_left(columns, 1)));
}

void Relay::press_in_menu(std::string_view keys) {
    std::size_t at = 0;
    while (at < keys.size() && (menu_ || shows_page_)) {
        const std::size_t length = length_of_key(keys.substr(at));
        if (shows_page_)
            close_menu();
        else if (const auto choice = menu_->press(keys[at]))
            carry_out(*choice);
        else
            show_menu();
        at += length;
    }
    if (at < keys.size() && stage_.is_plugged())
        pass_on(keys.substr(at));
}

void Relay::carry_out(const MenuChoice& choice) {
    std::visit(overloaded{
                   [&](GoBack) { close_menu(); },
                   [&](PullCable) {
                       close_menu();
                       stage_.hold_output(false);
                       stage_.unplug();
                   },
                   [&](ShowMap) { show_page(map_of_inside(stage_, outer_.size().columns)); },
                   [&](const SayWord& say) {
                       // A line at the bottom must be gone before the caller writes to the screen.
                       if (modes_.on_alternate_screen())
                           menu_.reset();
                       else
                           close_menu();
                       const std::string text = watch_.on_word(say.word);
                       if (!text.empty())
                           show_page(text);
                       else if (modes_.on_alternate_screen())
                           close_menu();
                   },
                   [&](SendMenuKey) {
                       close_menu();
                       stage_.type(std::string(1, watch_.menu_key->byte));
                   },
                   [&](SendSignal send) {
                       const auto group = stage_.foreground();
                       const auto sent = group ? stage_.send_signal_to(*group, send.signal)
                                               : Outcome(SystemError{"kill", ESRCH, _("nobody")});
                       if (sent)
                           return close_menu();
                       menu_->say(sent.error().message());
                       show_menu();
                   },
               },
               choice);
}

void Relay::show_page(const std::string& text) {
    menu_.reset();
    shows_page_ = true;
    overlay_.show_page(text + stage_.translate()(_("\n any key goes back\n")));
}

void Relay::close_menu() {
    menu_.reset();
    shows_page_ = false;
    overlay_.take_away();
    says_stopped_ = false; // follow_flow_control() says it again if the output is still stopped
}

// Ctrl-S and Ctrl-Q stop and start the output if the terminal inside has IXON (termios(3)).
void Relay::follow_flow_control() {
    const bool is_stopped = stage_.output_is_stopped();
    if (menu_ || shows_page_ || is_stopped == says_stopped_ || !stage_.is_plugged())
        return;
    says_stopped_ = is_stopped;
    if (is_stopped)
        overlay_.show_line(std::string(stage_.translate()(stopped_text)));
    else
        overlay_.take_away();
}

} // namespace

Outcome note_relay_signals() {
    for (const int signal : {SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGWINCH, SIGCHLD, SIGCONT})
        if (auto noted = set_disposition(signal, Disposition::Noted); !noted)
            return noted;
    return success();
}

RelayEnd relay(Stage& stage, OuterTerminal& outer, ScreenModes& modes, const RelayWatch& watch) {
    return Relay(stage, outer, modes, watch).run();
}

} // namespace leash
