// The locale. Each category is set at the moment when code first needs it: to set a category
// the C library reads a file, and most runs of a shell need no category at all.
//
// Until a category is set, the category has the rules of the "C" locale. An ASCII character has the
// same length and the same class in "C" as in every other locale. Code that looks at other
// characters must call use_locale() first.
//
// Source: setlocale(3), locale(7); POSIX XBD 7.
#pragma once

#include <clocale>

namespace leash {

// Sets `category` (LC_CTYPE, LC_COLLATE, ...) to what the environment's LC_ALL, LC_... or LANG
// says. Changes nothing if the category was set before. If that locale is not installed, LC_CTYPE
// becomes C.UTF-8 for a locale of UTF-8: then the widths and classes of characters are right.
void use_locale(int category);

// Returns true if the locale's encoding is UTF-8. Sets LC_CTYPE first.
bool locale_is_utf8();

} // namespace leash
