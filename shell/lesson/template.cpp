#include "lesson/template.hpp"

#include "kernel/descriptors.hpp"

#include <cctype>
#include <fcntl.h>
#include <filesystem>

namespace leash {
namespace {

constexpr const char* front = "---\nid: ";
constexpr const char* body = R"(
title: A new lesson
minutes: 3
breaks: the belief that this lesson is to break
---
# A new lesson

What the learner sees first. docs/lessons.md says what all can stand here.

## A first step {#first}

Tell what is about to happen, and ask before it happens.
What becomes of `ada` when the cable is pulled?

- [ ] It goes on running. <!-- alive ada -->
- [ ] The kernel ends it. <!-- sent-by ada HUP kernel -->
- [ ] The shell ends it. <!-- sent-by ada HUP shell -->

```leash do
witness ada &
```
```leash hint
The `&` at the end runs a program in the background.
```
```leash check
check background ada
```
```leash wrong
witness ada
```
```leash says
ada runs in the foreground
```

Now pull it.

```leash do
unplug
```
```leash check within=15s
check ended hangup
check dead ada
```
```leash wrong
exit
```
```leash says
the shell left by exit
```

Why it was so, once the learner has seen it.
)";

} // namespace

std::string lesson_template(const std::string& id) {
    return front + id + body;
}

Outcome write_new_lesson(const std::string& path) {
    std::string id = std::filesystem::path(path).stem().string();
    std::size_t digits = 0;
    while (digits < id.size() && std::isdigit(static_cast<unsigned char>(id[digits])) != 0)
        ++digits;
    if (digits > 0 && digits + 1 < id.size() && id[digits] == '-')
        id.erase(0, digits + 1);
    auto file = open_file(path, O_WRONLY | O_CREAT | O_EXCL);
    if (!file)
        return file.error();
    return write_all(file.value().get(), lesson_template(id));
}

} // namespace leash
