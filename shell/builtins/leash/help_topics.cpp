#include "builtins/leash/help_topics.hpp"

#include "kernel/signal_names.hpp"

#include <csignal>

namespace leash {
namespace {

struct Topic {
    std::string_view names; // a space stands before and behind each name
    Phrase page;
};

// Translators: help NAME prints these pages. A page has at most 80 columns and 22 lines. The first
// line is what is typed; what stands in `...` is typed too.
constexpr Topic topics[] = {
    {" leash ", N_(R"(leash
    a shell that shows what ties a program to its terminal

leash is a real shell: what you type here really runs, as you, on this machine.
It runs the language of POSIX sh. Under "See and learn", `help` lists what
leash adds.

    lesson      learn it step by step
    terminal    a practice terminal, with a cable that you can pull
    map         who is tied to this terminal now
    forecast    what will become of each job

At each start leash runs the commands in the file ~/.config/leash/rc, if you
make one: aliases, PS1='\w\$ ', set -o huponexit. `leash --norc` leaves it out.
`exit` leaves leash. `man leash` is the whole manual, if leash is installed.
)")},
    {" keys ", N_(R"(keys
    which keys do what

The terminal sends these to the job in the foreground (`help signals`):
  Ctrl-C   SIGINT: it ends, unless it catches the signal
  Ctrl-\   SIGQUIT: it ends, and may leave a core file
  Ctrl-Z   SIGTSTP: it stops; `fg` or `bg` lets it go on
At the prompt no job is in the foreground: there Ctrl-C drops the line.
These are about input and output:
  Ctrl-D   end of the input; on an empty line it leaves the shell
  Ctrl-S   stops the output on the screen; Ctrl-Q lets it go on
On a practice terminal:
  Ctrl-]   the menu: pull the cable, send a signal, draw a map
While you type a line:
  Tab      completes commands, jobs, options and files; twice: lists them
  Up       the line before;  Ctrl-R  searches the lines before
  Ctrl-A   to the beginning;  Ctrl-E  to the end;  Ctrl-U  erases the line
Pasted text waits for Enter, also if it has several lines.
)")},
    {" signals ", N_(R"(signals
    what a signal is, and which signals matter here

A signal is a short message to a process, from the kernel or from a process.
Each signal has a default: it ends the process, stops it, lets it go on, or is
ignored. A process can catch or ignore each signal but KILL and STOP.

   1 HUP   the terminal is gone          9 KILL  ends at once, always
   2 INT   Ctrl-C                       15 TERM  please end; `kill` sends it
   3 QUIT  Ctrl-\                       18 CONT  go on; fg and bg send it
  20 TSTP  Ctrl-Z                       19 STOP  stops, always
  21 TTIN  reads in the background      17 CHLD  a child has ended or stopped
  22 TTOU  sets the terminal there      28 WINCH the window has a new size

  help SIGHUP     tells of one signal; `kill -l` lists all
  kill -HUP %1    sends one to a job
  trap            says what this shell does at a signal
  facts %1        shows what a process does at each
)")},
    {" nohup ", N_(R"(nohup COMMAND [ARGUMENT...] &
    start a program that ignores SIGHUP

nohup is a program. It ignores SIGHUP, and then becomes COMMAND, which goes on
ignoring it. Output that would go to the terminal goes to the file nohup.out.

The job stays tied to the terminal in all else: it is in the same session and in
the list of jobs, and Ctrl-C reaches it in the foreground.
  disown %1    for a job that already runs: leash sends it no SIGHUP
  setsid       a session of its own, without the terminal
  daemonize    cuts every tie

    nohup sleep 1000 &
    forecast %1
    lesson nohup-disown
)")},
    {" huponexit ", N_(R"(set -o huponexit
    send SIGHUP to all jobs at `exit`, too

When the terminal closes (a hangup), leash sends SIGHUP to its jobs. When you
leave by `exit`, leash sends nothing, and jobs in the background live on.
With huponexit, leash does at `exit` what it does at a hangup. In bash the same
option is `shopt -s huponexit`, and there only a login shell obeys it.

  set -o huponexit    on       set +o huponexit    off       set -o    shows it
  disown -h %1        leaves one job out
  policy              what other shells do

    set -o huponexit; sleep 1000 &
    forecast --if exit
)")},
    {" if then elif else fi ", N_(R"(if LIST; then LIST; [elif LIST; then LIST;]... [else LIST;] fi
    run commands if another command succeeds

The status of the last command behind `if` decides: 0 is true, each other number
is false. `[` and `test` compare; `!` before a command turns its status round.

    if grep -q HUP log; then echo found; else echo missing; fi
    if [ -e notes ]; then cat notes; fi
)")},
    {" for in do done ", N_(R"(for NAME [in WORD...]; do LIST; done
    run commands once for each word

NAME has each WORD as its value, one after the other. Without `in`, the words
are $1 $2 ... `break` leaves the loop; `continue` takes the next word.

    for n in 1 2 3; do sleep $n & done
    for file in *.log; do wc -l "$file"; done
)")},
    {" while until ", N_(R"(while LIST; do LIST; done
until LIST; do LIST; done
    run commands as long as, or until, another command succeeds

`break` leaves the loop; `continue` asks again. Ctrl-Z in a loop stops only the
program that runs, and the loop ends: ( while ...; done ) can be stopped whole.

    while kill -0 $! 2>/dev/null; do sleep 1; done
    until [ -e ready ]; do sleep 1; done
)")},
    {" case esac ", N_(R"(case WORD in [PATTERN [| PATTERN]...) LIST ;;]... esac
    run the commands behind the first pattern that fits

In a PATTERN * is any text, ? one character, [abc] one of these.

    case $1 in -h|--help) echo help ;; -*) echo wrong ;; *) ls "$1" ;; esac
)")},
    {" { } ", N_(R"({{ LIST; }}
    several commands as one, in this shell

For a redirection or && that belongs to all of them. A blank stands behind {{,
and a ; or a new line before }}. Variables and `cd` last, unlike in ( ).

    {{ date; uptime; }} > log
)")},
    {" ( ) ", N_(R"((LIST)
    several commands as one, in a subshell

A subshell is a child process, a copy of this shell. What it changes, such as
variables and the folder, is gone when it ends. It is one job: Ctrl-Z stops it
whole.

    (cd /tmp && ls)
    (sleep 1; echo done) &
)")},
    {" < > >> >| <> << <<- <<< >& <& &> &>> ", N_(R"(COMMAND > FILE
    where a command reads and writes

  < FILE     read FILE                  << END    read the lines up to END
  > FILE     write FILE anew            <<< WORD  read WORD (bash)
  >> FILE    write at the end of FILE   <> FILE   read and write FILE
  >| FILE    write FILE anew, in spite of set -C
  2> FILE    write the error output; another descriptor may stand for the 2
  2>&1       2 becomes a copy of 1: both go to the same place
  2>&-       close 2
  &> FILE    both outputs, as > FILE 2>&1 (bash; also written >& FILE)
  &>> FILE   both outputs, at the end of FILE (bash)

The order counts: `> log 2>&1` writes both into log, `2>&1 > log` does not.
The forms of bash do not work in `sh`, nor after `set -o posix`.

    nohup sleep 1000 &> log &
)")},
    {" {a,b} {1..3} ", N_(R"({{WORD,WORD...}}   {{FIRST..LAST}}   {{FIRST..LAST..STEP}}
    several words, written as one (bash)

What stands before and behind the braces is put to each word. FIRST and LAST are
two numbers or two letters; 01 gives all numbers two digits. The shell makes the
words first, before it looks at $x, * and ~. No blank may stand in the braces.
In "..." and in NAME={{a,b}} the braces are text.

    for n in {{1..3}}; do sleep 100 & done
    echo {{jan,feb}}-{{01..05..2}}
    cp notes{{,.old}}
)")},
    {" <( >( ", N_(R"(COMMAND <(LIST)
COMMAND >(LIST)
    a file name for what LIST prints, or for what LIST reads (bash)

LIST runs in a subshell, with a pipe. COMMAND gets a name such as /dev/fd/63,
and reads from the pipe (<) or writes into it (>). No blank stands before the (.

The subshell is not a job. It stays in leash's process group, so Ctrl-C does not
reach it. Its process ID is $!, and `wait $!` waits for it.

    diff <(ps -e) <(sleep 1; ps -e)
    while read -r line; do echo "$line"; done < <(jobs -l)
    daemonize --help > >(head -n 3)
)")},
    {" ! ", N_(R"(! PIPELINE
    turn a status round: success becomes failure

    if ! grep -q HUP log; then echo missing; fi
)")},
    {" | |& ", N_(R"(COMMAND | COMMAND...
    a pipeline: the output of each command is the input of the next

The commands run at the same time, as one job, in one process group. The status
is the status of the last; with `set -o pipefail`, of the last that failed.
`|&` also takes the error output, as `2>&1 |` does (bash).

    ps -e | grep sleep | wc -l
)")},
    {" & ", N_(R"(PIPELINE &
    start a job in the background

The shell does not wait. It shows [1] 4242: the number of the job, and the ID of
its last process, which is also $!. `jobs` lists the jobs, `fg %1` brings one to
the foreground, `kill %1` ends it, `wait` waits for all.

    sleep 100 &
)")},
    {" && || ", N_(R"(PIPELINE && PIPELINE
PIPELINE || PIPELINE
    run the second only if the first succeeds (&&) or fails (||)

    cd build && make
    [ -e notes ] || echo 'no notes'
)")},
    {" ; ", N_(R"(COMMAND; COMMAND
    run one command, wait for its end, then run the next

    sleep 2; echo done
)")},
    {" time ", N_(R"(time [-p] PIPELINE
    say how long a pipeline took

real: by the clock; user: in the program; sys: in the kernel.
  -p   as POSIX writes it

    time sleep 1
)")},
};

} // namespace

std::optional<Message> page_of_topic(std::string_view name) {
    const std::string wanted = " " + std::string(name) + " ";
    for (const Topic& one : topics)
        if (one.names.find(wanted) != std::string_view::npos)
            return _(one.page);
    return std::nullopt;
}

std::vector<std::string> names_of_topics() {
    std::vector<std::string> names;
    for (const Topic& one : topics)
        for (std::size_t begin = 1; begin < one.names.size();) {
            const auto end = one.names.find(' ', begin);
            names.emplace_back(one.names.substr(begin, end - begin));
            begin = end + 1;
        }
    for (int signal = 1; signal <= SIGSYS; ++signal)
        names.push_back("SIG" + signal_name(signal));
    return names;
}

} // namespace leash
