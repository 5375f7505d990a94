// The locale, one category at a time: set by whoever first needs it, since each is a file to read,
// and most starts of a shell need none.
//
// Until then a category is that of "C". In that, an ASCII character is as long and of the same
// class as in any other locale; for all else this is to be asked first.
//
// Source: setlocale(3), locale(7); POSIX XBD 7.
#pragma once

#include <clocale>

namespace leash {

// From now on `category` (LC_CTYPE, LC_COLLATE, ...) is what LC_ALL, LC_... or LANG says.
void use_locale(int category);

// Whether text is written in UTF-8 here.
bool locale_is_utf8();

} // namespace leash
