// The parsers for the files of /proc. A parser takes a text and reads no file, so that the tests
// can give a parser any text.
//
// The kernel promises little. comm may contain spaces, `)` and newlines. A process may end between
// two reads. The mount option hidepid may hide every file. Invariant: if a parser does not
// understand a text, it returns nullopt or an empty value; it never guesses.
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

// Parses /proc/PID/stat: IDs, terminal, state, name, start time. Returns nullopt if the text is not
// understood.
std::optional<ProcessFacts> parse_stat(std::string_view text);

// Parses /proc/PID/status into `facts`: signal sets, umask, users. If a line is missing (a zombie
// has no Umask), the field does not change.
void parse_status(std::string_view text, ProcessFacts& facts);

// Parses /proc/PID/cmdline: each argument ends with a NUL byte. A program may overwrite its own
// command line; if the last NUL is missing, the last argument ends with the text.
std::vector<std::string> parse_command_line(std::string_view text);

// Returns "pts/3", "tty1", "ttyS0" and so on for the device number of a terminal; "MAJOR:MINOR" if
// leash knows no name for this kind of terminal; nullopt for 0, which means no terminal.
std::optional<std::string> terminal_name(unsigned device_number);

// The source of the texts: the real /proc, or the texts of a test. Paths are relative to /proc,
// such as "12/stat". `list` returns the names in a folder that are numbers: "" has the processes,
// "12/task" the threads of process 12. `read` and `link` return nullopt if the file is gone or
// cannot be read.
struct ProcFiles {
    std::function<std::vector<Pid>(const std::string& folder)> list;
    std::function<std::optional<std::string>(const std::string& path)> read;
    std::function<std::optional<std::string>(const std::string& path)> link;
};
ProcFiles proc_of_this_machine();

using DetailWanted = std::function<Detail(const ProcessFacts&)>;
Snapshot take_snapshot(const ProcFiles& files, const DetailWanted& wanted);
std::optional<ProcessFacts> read_process(const ProcFiles& files, Pid pid,
                                         const DetailWanted& wanted);
// Returns Detail::Everything, for a caller that wants all facts of every process.
Detail everything(const ProcessFacts& facts);
Snapshot take_snapshot_below(const ProcFiles& files, Pid root);

} // namespace leash
