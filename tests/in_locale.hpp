// For as long as it lives LC_ALL says `locale`, and no category has been set yet: base/locale.hpp
// sets them from it.
#pragma once

#include <clocale>
#include <cstdlib>
#include <optional>
#include <string>

namespace leash::test {

class InLocale {
  public:
    explicit InLocale(const char* locale) {
        if (const char* before = std::getenv("LC_ALL"))
            before_ = before;
        ::setenv("LC_ALL", locale, 1);
        std::setlocale(LC_ALL, "C");
    }
    ~InLocale() {
        if (before_)
            ::setenv("LC_ALL", before_->c_str(), 1);
        else
            ::unsetenv("LC_ALL");
        std::setlocale(LC_ALL, "C");
    }
    InLocale(const InLocale&) = delete;
    InLocale& operator=(const InLocale&) = delete;

  private:
    std::optional<std::string> before_;
};

} // namespace leash::test
