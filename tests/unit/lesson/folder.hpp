// A folder with files, for the tests of what lessons read and keep. The destructor removes it.
#pragma once

#include "stage/temporary_folder.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

namespace leash::test {

struct Folder {
    TemporaryFolder folder = std::move(TemporaryFolder::make()).value();
    // Writes a file, and returns the path of the file.
    std::string file(const std::string& name, const std::string& text) const {
        const std::string path = folder.path() + "/" + name;
        std::filesystem::create_directories(std::filesystem::path(path).parent_path());
        std::ofstream(path) << text;
        return path;
    }
};

} // namespace leash::test
