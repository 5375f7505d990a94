// A new folder for the fuzz targets that need files. Whoever ends the program removes the folder.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

class ScratchFolder {
  public:
    ScratchFolder()
        : path_((std::filesystem::temp_directory_path() / "leash-fuzz-XXXXXX").string()) {
        if (!::mkdtemp(path_.data()))
            std::abort();
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    const std::string& path() const { return path_; }

  private:
    std::string path_;
};
