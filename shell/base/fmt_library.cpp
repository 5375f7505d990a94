// The compiled half of the library {fmt}. Debian has {fmt} as headers and as a shared library.
// leash wants no shared library (a start would load one more file), and headers alone would
// compile these functions again in every file that formats a text.
//
// The list below is the one of src/format.cc in {fmt} 9: each `extern template` of
// <fmt/format.h>, and the functions that <fmt/format-inl.h> leaves to that file.
#include <fmt/format-inl.h>

FMT_BEGIN_NAMESPACE
namespace detail {

template FMT_API auto dragonbox::to_decimal(float x) noexcept -> dragonbox::decimal_fp<float>;
template FMT_API auto dragonbox::to_decimal(double x) noexcept -> dragonbox::decimal_fp<double>;

template FMT_API locale_ref::locale_ref(const std::locale& loc);
template FMT_API auto locale_ref::get<std::locale>() const -> std::locale;

template FMT_API auto thousands_sep_impl(locale_ref) -> thousands_sep_result<char>;
template FMT_API auto decimal_point_impl(locale_ref) -> char;

template FMT_API void buffer<char>::append(const char* begin, const char* end);

template FMT_API void vformat_to(buffer<char>& out, string_view format,
                                 basic_format_args<FMT_BUFFER_CONTEXT(char)> arguments,
                                 locale_ref locale);

} // namespace detail
FMT_END_NAMESPACE
