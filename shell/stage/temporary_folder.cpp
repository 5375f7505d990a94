#include "stage/temporary_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <utility>

namespace leash {

Result<TemporaryFolder> TemporaryFolder::make() {
    const char* parent = ::getenv("TMPDIR");
    return make_in(parent && *parent ? parent : "/tmp");
}

Result<TemporaryFolder> TemporaryFolder::make_in(const std::string& parent) {
    std::string path = parent + "/leash-XXXXXX";
    if (!::mkdtemp(path.data()))
        return system_error("mkdtemp", "make a folder in " + parent);
    return TemporaryFolder(std::move(path));
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})), kept_(other.kept_) {}

TemporaryFolder::~TemporaryFolder() {
    if (path_.empty() || kept_)
        return;
    std::error_code ignored; // a destructor can tell nobody
    std::filesystem::remove_all(path_, ignored);
}

} // namespace leash
