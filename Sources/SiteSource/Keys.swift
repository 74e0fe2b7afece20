/// The keys of site.yaml.
enum SiteKey: String, MapKeys {
    case name, url, gateway, theme, limits
}

/// The keys of `limits` in site.yaml.
enum LimitsKey: String, MapKeys {
    case body, parameters
}

/// The keys of team.yaml.
enum TeamKey: String, MapKeys {
    case name, description, published
    case helpCenter = "help_center"
    case form
}

/// The keys of `help_center`.
enum HelpCenterKey: String, MapKeys {
    case published, contact
}

/// The keys of `form`.
enum FormKey: String, MapKeys {
    case published, title, introduction, submit, fields
}

/// The keys of a field.
enum FieldKey: String, MapKeys {
    case type
    case inputType = "input_type"
    case name, label, description, placeholder
    case defaultValue = "default"
    case required, visibility, options, value, min, max, step, rows
    case minLength = "min_length"
    case maxLength = "max_length"
}

/// The keys of an option that is a map: `{ value, label }` or `{ group, options }`.
enum OptionKey: String, MapKeys {
    case value, label, group, options
}
