#include "lesson/library.hpp"

#include "base/foreign_text.hpp"
#include "base/message_list.hpp"
#include "base/parse_number.hpp"
#include "base/spelling.hpp"
#include "base/text.hpp"
#include "kernel/descriptors.hpp"
#include "kernel/own_files.hpp"
#include "lesson/needs.hpp"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fmt/format.h>

namespace leash {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t least_part = 3;               // "e" is a part of most ids
constexpr std::size_t longest_lesson = 1024 * 1024; // bytes; a lesson of the course has 10 KB

// Returns nullopt if the file's name is not NN-id.md.
std::optional<LessonFile> as_lesson_file(const fs::path& path) {
    const std::string name = path.stem().string();
    const std::size_t hyphen = name.find('-');
    if (path.extension() != ".md" || hyphen == std::string::npos)
        return std::nullopt;
    const auto number = parse_number(name.substr(0, hyphen));
    if (!number)
        return std::nullopt;
    return LessonFile{*number, name.substr(hyphen + 1), path.string()};
}

std::vector<std::string> folders(const LessonSource& source) {
    return source.chosen.empty() ? lesson_folders(source.executable)
                                 : std::vector<std::string>{source.chosen};
}

std::vector<LessonFile> lessons_in(const fs::path& folder) {
    std::vector<LessonFile> files;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none))
        if (auto file = as_lesson_file(entry.path()))
            files.push_back(std::move(*file));
    std::sort(files.begin(), files.end(),
              [](const auto& a, const auto& b) { return a.number < b.number; });
    return files;
}

// An editor of another system ends each line by CR LF.
std::string with_newlines(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text.substr(i, 2) != "\r\n")
            result += text[i];
    return result;
}

// FNV-1a, 64 bits. The hash tells one version of a lesson from another, on every machine.
std::string hash_of(const std::string& text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const unsigned char byte : text)
        hash = (hash ^ byte) * 0x100000001b3;
    return fmt::format("{:016x}", hash);
}

} // namespace

Result<Library, Message> Library::open(const LessonSource& source) {
    std::vector<std::string> looked;
    for (const std::string& folder : folders(source))
        for (const std::string& one : {source.language, std::string("en")}) {
            const fs::path path = (fs::path(folder) / one).lexically_normal();
            Library library;
            library.files_ = lessons_in(path);
            library.language_ = one;
            if (!library.files_.empty())
                return library;
            if (std::find(looked.begin(), looked.end(), path.string()) == looked.end())
                looked.push_back(path.string());
        }
    return _("there are no lessons in {0}", enumerated(looked));
}

std::vector<std::string> languages_of_lessons(const LessonSource& source) {
    std::vector<std::string> languages;
    std::error_code none;
    for (const std::string& folder : folders(source)) {
        for (const auto& entry : fs::directory_iterator(folder, none))
            if (!lessons_in(entry.path()).empty())
                languages.push_back(entry.path().filename().string());
        if (!languages.empty())
            break; // Library::open() also stops at the first folder that has lessons
    }
    std::sort(languages.begin(), languages.end());
    return languages;
}

Result<LessonFile, Message> Library::find(const std::string& name) const {
    const auto number = parse_number(name);
    std::vector<LessonFile> beginning_so;
    std::vector<std::string> their_ids;
    for (const LessonFile& file : files_) {
        if (file.id == name || (number && file.number == *number))
            return file;
        if (!name.empty() && file.id.rfind(name, 0) == 0) {
            beginning_so.push_back(file);
            their_ids.push_back(file.id);
        }
    }
    if (beginning_so.size() == 1)
        return beginning_so.front();
    if (!beginning_so.empty())
        return _("several lessons begin with {0}: {1}", name, enumerated(their_ids));
    if (number && files_.size() > 1)
        return _("there is no lesson {0}: they go from {1} to {2}; see `lesson list`", name,
                 files_.front().number, files_.back().number);
    if (const std::string guess = closest_id(name); !guess.empty())
        return _("there is no lesson {0}; did you mean {1}? `lesson list` lists all", name, guess);
    return _("there is no lesson {0}; `lesson list` lists all", name);
}

std::string Library::closest_id(const std::string& name) const {
    std::vector<std::string_view> ids;
    for (const LessonFile& file : files_)
        ids.push_back(file.id);
    if (const auto closest = closest_word(name, ids))
        return std::string(*closest);
    const auto has_name = [&](std::string_view id) { return id.find(name) != id.npos; };
    return name.size() >= least_part && std::count_if(ids.begin(), ids.end(), has_name) == 1
               ? std::string(*std::find_if(ids.begin(), ids.end(), has_name))
               : "";
}

Result<LessonWish, Message> Library::find_step(const std::string& text) const {
    const std::size_t dot = text.find('.', 1); // `lesson verify .`: the dot is the name
    auto file = find(text.substr(0, dot));
    if (!file)
        return file.error();
    return LessonWish{std::move(file).value(), dot == text.npos ? "" : text.substr(dot + 1)};
}

const LessonFile* Library::after(const LessonFile& file) const {
    for (const LessonFile& other : files_)
        if (other.number > file.number)
            return &other;
    return nullptr;
}

LessonFile lesson_file_at(const std::string& path) {
    return as_lesson_file(path).value_or(LessonFile{0, "", path});
}

std::optional<LessonWish> wish_for_file(const std::string& text) {
    const std::size_t md = text.rfind(".md");
    if (text.find('/') == text.npos && md == text.npos)
        return std::nullopt;
    const std::size_t end = md == text.npos ? text.size() : md + 3;
    const bool has_step = end < text.size() && text[end] == '.';
    return LessonWish{lesson_file_at(text.substr(0, end)), has_step ? text.substr(end + 1) : ""};
}

Result<LessonWish, Message> lesson_named(const LessonSource& source, const std::string& text) {
    if (auto wish = wish_for_file(text))
        return std::move(*wish);
    const auto library = Library::open(source);
    return library ? library.value().find_step(text) : Result<LessonWish, Message>(library.error());
}

Message no_such_step(const LessonFile& file, const Lesson& lesson, const std::string& step) {
    return _("lesson {0} has no step {1}; its steps are 1 to {2}",
             file.id.empty() ? lesson.about.id : std::to_string(file.number), step,
             lesson.steps.size());
}

Result<Lesson, FileError> read_lesson(const LessonFile& file) {
    const auto read = read_regular_file(file.path, longest_lesson);
    if (!read && read.error().number == EINVAL)
        return FileError{file.path, 1, "it is not a regular file"};
    if (!read)
        return FileError{file.path, 1, in_english(read.error().message())};
    if (read.value().size > longest_lesson)
        return FileError{file.path, 1,
                         fmt::format("it has {} bytes, too many for a lesson", read.value().size)};
    const std::string text = with_newlines(read.value().content);
    if (const auto wrong = first_that_is_not_utf8(text); wrong != std::string::npos)
        return FileError{
            file.path,
            1 + static_cast<std::size_t>(std::count(
                    text.begin(), text.begin() + static_cast<std::ptrdiff_t>(wrong), '\n')),
            "there is a byte that is not UTF-8"};
    auto lesson = parse_lesson(with_free_ports(text), file.path);
    if (lesson)
        lesson.value().file_hash = hash_of(text);
    if (lesson && !file.id.empty() && lesson.value().about.id != file.id)
        return FileError{file.path, 1,
                         "its id is " + lesson.value().about.id + ", but the file is named for " +
                             file.id};
    return lesson;
}

} // namespace leash
