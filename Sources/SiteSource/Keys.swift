/// The keys of site.yaml.
enum SiteKey: String, MapKeys {
    case name, url, gateway, languages
    case timeZone = "time_zone"
    case theme, limits, spam
    case trustedProxies = "trusted_proxies"
}

/// The keys of `limits` in site.yaml.
enum LimitsKey: String, MapKeys {
    case body, parameters, files, attachments
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
    case published, title, introduction, submit, fields, spam
}

/// The keys of `spam`, in site.yaml and in a form.
enum SpamKey: String, MapKeys {
    case challenge
    case perSender = "per_sender"
    case perForm = "per_form"
    case blockedWords = "blocked_words"
    case blockedHosts = "blocked_hosts"
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
    case maxFiles = "max_files"
    case maxSize = "max_size"
    case accept
}

/// The keys of an option that is a map: `{ value, label }` or `{ group, options }`.
enum OptionKey: String, MapKeys {
    case value, label, group, options
}
