// Where this program is, and where the files are that come with leash: the programs of lessons, the
// lessons, the catalogues, and the player of recordings (a book has a copy of it).
//
// In a build the programs of the lessons (witness) lie in programs/ beside leash. An installed
// leash is bin/leash, and the programs lie in libexec/leash, where no search path looks. Lessons,
// catalogues and the player lie in share/leash.
//
// Source: proc(5) (/proc/PID/exe), the GNU Coding Standards ("libexecdir").
#pragma once

#include <string>
#include <vector>

namespace leash {

// Returns the path of the program that this process executes, or "" if /proc does not say. If a new
// build has replaced the file, the path is that of the new file.
std::string executable_path();

// Returns the folder of the programs of lessons. `executable` is the path of leash.
std::string programs_folder(const std::string& executable);

// Return the folders in which lessons and catalogues may be, the first one first. `executable` is
// the path of leash or of a program of lessons. A folder may be missing.
std::vector<std::string> lesson_folders(const std::string& executable);
std::vector<std::string> catalogue_folders(const std::string& executable);
// Returns the folders in which asciinema's player may be. It is missing where npm was missing when
// leash was built.
std::vector<std::string> player_folders(const std::string& executable);

} // namespace leash
