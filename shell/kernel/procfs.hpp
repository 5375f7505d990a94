// Reading /proc: the parsers, apart from the files, so that odd texts can be tried on them.
//
// The kernel promises little: comm may hold spaces, `)` and newlines, a process may vanish
// between two of its files, and hidepid may hide any of them. A parser yields nothing for a
// text it does not understand; it never guesses.
//
// Source: proc(5); the encoding of tty_nr is that of Linux's new_encode_dev().
#pragma once

#include "kernel/snapshot.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leash {

// /proc/PID/stat into a new ProcessFacts: IDs, terminal, state, name, start time.
std::optional<ProcessFacts> parse_stat(std::string_view text);

// /proc/PID/status into `facts`: signal sets, umask, user. A line that is missing (a zombie
// has no Umask) leaves its field as it was.
void parse_status(std::string_view text, ProcessFacts& facts);

// /proc/PID/cmdline: arguments ended by NUL. A program that overwrites its own may leave out
// the last NUL, and then what there is counts.
std::vector<std::string> parse_command_line(std::string_view text);

// "pts/3", "tty1", "ttyS0", or "MAJOR:MINOR" for a kind of terminal we have no name for.
// 0 is no terminal.
std::optional<std::string> terminal_name(unsigned device_number);

// Where the texts come from: the real /proc, or a test's. Paths are relative to /proc, such as
// "12/stat"; nothing where a file is gone or may not be read.
struct ProcFiles {
    std::function<std::vector<Pid>()> list;
    std::function<std::optional<std::string>(const std::string& path)> read;
    std::function<std::optional<std::string>(const std::string& path)> link;
};
ProcFiles proc_of_this_machine();

using DetailWanted = std::function<Detail(const ProcessFacts&)>;
Snapshot take_snapshot(const ProcFiles& files, const DetailWanted& wanted);
std::optional<ProcessFacts> read_process(const ProcFiles& files, Pid pid,
                                         const DetailWanted& wanted);
// For these two: all of it.
Detail everything(const ProcessFacts& facts);
Snapshot take_snapshot_below(const ProcFiles& files, Pid root);

} // namespace leash
