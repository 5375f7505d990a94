#include "insight/json_field.hpp"

#include <cmath>

namespace leash {
namespace {

using nlohmann::json;

Message kind_of(const json& value) {
    switch (value.type()) {
    case json::value_t::object:
        return _("an object");
    case json::value_t::array:
        return _("a list");
    case json::value_t::string:
        return _("a text");
    case json::value_t::boolean:
        return _("true or false");
    case json::value_t::number_integer:
    case json::value_t::number_unsigned:
    case json::value_t::number_float:
        return _("a number");
    default:
        return Message::verbatim("null");
    }
}

WrongField wrong_kind(const json& value, const std::string& name, const Message& wanted) {
    return WrongField(_("`{0}` is {1}, not {2}", name, kind_of(value), wanted));
}

} // namespace

Message why_wrong(const std::exception& caught) {
    const auto* const wrong = dynamic_cast<const WrongField*>(&caught);
    return wrong ? wrong->why() : _("the file has another form");
}

const json& field_of(const json& object, const std::string& name) {
    if (!object.is_object() || !object.contains(name))
        throw WrongField(_("there is no `{0}` in the file", name));
    return object.at(name);
}

const json& as_object(const json& value, const std::string& name) {
    if (!value.is_object())
        throw wrong_kind(value, name, _("an object"));
    return value;
}

const json& as_list(const json& value, const std::string& name) {
    if (!value.is_array())
        throw wrong_kind(value, name, _("a list"));
    return value;
}

const json& list_in(const json& object, const std::string& name) {
    return as_list(field_of(object, name), name);
}

std::string as_text(const json& value, const std::string& name) {
    if (!value.is_string())
        throw wrong_kind(value, name, _("a text"));
    return value.get<std::string>();
}

bool as_truth(const json& value, const std::string& name) {
    if (!value.is_boolean())
        throw wrong_kind(value, name, _("true or false"));
    return value.get<bool>();
}

std::vector<std::string> as_texts(const json& value, const std::string& name) {
    std::vector<std::string> texts;
    for (const json& one : as_list(value, name))
        texts.push_back(as_text(one, name));
    return texts;
}

// A whole number that no integer of nlohmann::json can hold is there a float.
WrongField no_number(const json& value, const std::string& name) {
    constexpr double largest_float_with_a_fraction = 4503599627370496; // 2^52
    if (!value.is_number())
        return wrong_kind(value, name, _("a number"));
    const bool is_whole = value.is_number_integer() ||
                          std::fabs(value.get<double>()) >= largest_float_with_a_fraction;
    if (!is_whole)
        return WrongField(_("`{0}` is {1}, not a whole number", name, value.dump()));
    return WrongField(value.get<double>() < 0 ? _("`{0}` is too small: {1}", name, value.dump())
                                              : _("`{0}` is too large: {1}", name, value.dump()));
}

} // namespace leash
