/// The keys of site.yaml.
enum SiteKey: String, MapKeys {
    case name, url, gateway, languages
    case timeZone = "time_zone"
    case theme, limits, spam
    case trustedProxies = "trusted_proxies"
    case rawHTML = "raw_html"
}

/// The keys of a language that is a map.
enum LanguageKey: String, MapKeys {
    case language, published
}

/// The keys of `limits` in site.yaml.
enum LimitsKey: String, MapKeys {
    case body, parameters, files, attachments, article
    case tableCells = "table_cells"
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
    case published, title, introduction, opens, closes
    case closedText = "closed_text"
    case labelPosition = "label_position"
    case labelWidth = "label_width"
    case mark
    case markText = "mark_text"
    case submit
    case onSuccess = "on_success"
    case message
    case atLeastOneOf = "at_least_one_of"
    case privacy, spam, fields
}

/// The keys of `submit` that is a map.
enum SubmitKey: String, MapKeys {
    case label, position
}

/// The keys of `on_success` that is a map.
enum OnSuccessKey: String, MapKeys {
    case redirect
}

/// The keys of `privacy`.
enum PrivacyKey: String, MapKeys {
    case text, label
}

/// The keys of what stands between the fields.
enum HeadingKey: String, MapKeys {
    case heading
}

/// The keys of a paragraph between the fields.
enum ParagraphKey: String, MapKeys {
    case text
}

/// The keys of a group of fields.
enum GroupKey: String, MapKeys {
    case group, fields
}

/// The keys of `visibility` and `required` that are maps.
enum OnlyIfKey: String, MapKeys {
    case onlyIf = "only_if"
}

/// The keys of a condition that combines others.
enum CombinationKey: String, MapKeys {
    case all, any
}

/// The keys of `devices`.
enum DevicesKey: String, MapKeys {
    case mobile, desktop
}

/// The keys of `animation`.
enum AnimationKey: String, MapKeys {
    case on, effect, direction, intensity, zone, delay, duration
    case everyTime = "every_time"
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
    case required, visibility, options, value, min, max, step, rows, multiple, pattern
    case patternMessage = "pattern_message"
    case orientation
    case labelPosition = "label_position"
    case width, devices, animation, prefill
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
