// A fresh folder. The destructor removes the folder and everything in it.
//
// Source: mkdtemp(3).
#pragma once

#include "base/result.hpp"

#include <string>

namespace leash {

class TemporaryFolder {
  public:
    // Makes the folder in $TMPDIR, or in /tmp. Only this user may enter the folder.
    static Result<TemporaryFolder> make();
    // Makes the folder in `parent`.
    static Result<TemporaryFolder> make_in(const std::string& parent);
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;

    const std::string& path() const { return path_; }
    void keep() { kept_ = true; } // the destructor will not remove the folder

  private:
    explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}

    std::string path_; // empty after a move
    bool kept_ = false;
};

} // namespace leash
