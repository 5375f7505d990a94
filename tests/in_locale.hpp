// InLocale sets LC_ALL to a locale while it lives. Invariant: no category is set at its beginning
// and after its end, so that base/locale.hpp sets each category from LC_ALL.
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
