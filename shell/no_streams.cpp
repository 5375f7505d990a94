// leash starts without the eight streams of <iostream>.
//
// Three files of Boost.Program_options include <iostream>, and use none of its streams. Such a file
// runs std::ios_base::Init::Init() before main(), which makes the streams and their locale: a fifth
// of the instructions of a start (docs/performance.md). No part of leash includes <iostream>. So
// the linker is told (--wrap, ld(1)) to call the two empty functions below instead of the
// constructor and the destructor of std::ios_base::Init.

namespace leash {

void make_no_streams(void* init) __asm__("__wrap__ZNSt8ios_base4InitC1Ev");
void flush_no_streams(void* init) __asm__("__wrap__ZNSt8ios_base4InitD1Ev");

void make_no_streams(void*) {}

void flush_no_streams(void*) {}

} // namespace leash
