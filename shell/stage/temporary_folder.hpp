// A fresh folder that is removed, with all that is in it, when its owner goes.
#pragma once

#include "base/result.hpp"

#include <string>

namespace leash {

class TemporaryFolder {
  public:
    // Under $TMPDIR, or /tmp; only this user may enter it.
    static Result<TemporaryFolder> make();
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;

    const std::string& path() const { return path_; }
    void keep() { kept_ = true; }

  private:
    explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}

    std::string path_; // empty once moved from
    bool kept_ = false;
};

} // namespace leash
