import Testing

@testable import SiteBuilder

struct CompactingTests {
    @Test("A script loses its comments and its indentation, and nothing else")
    func script() {
        let text = """
            // @ts-check
            /** @typedef {string} Name */
            const a = (/** @type {Name} */ name) => {
              // Says hello.
              return `https://${name}`; // to all

            };
            /**
             * Two lines.
             */
            a("x");
            """
        #expect(
            Compacting.script(text)
                == "const a = (name) => {\nreturn `https://${name}`; // to all\n};\na(\"x\");\n")
    }

    @Test(
        "A style sheet loses its comments and the space around braces, and keeps what only looks like either",
        arguments: [
            ("a { color: red; } /* why */\n", "a{color: red;}\n"),
            ("/* it’s\n two lines */\n  a {\n    b: c;\n  }\n", "a{b: c;}\n"),
            ("a { content: \"/* no */ { } ; \"; }", "a{content: \"/* no */ { } ; \";}\n"),
            ("a { content: '\\'/* no */'; }", "a{content: '\\'/* no */';}\n"),
            ("a { b: c } /* never closed", "a{b: c}\n"),
            ("a::after { content: \"broken\n/* gone */ b { c: d }", "a::after{content: \"broken\nb{c: d}\n"),
        ])
    func stylesheet(text: String, compact: String) {
        #expect(Compacting.stylesheet(text) == compact)
    }
}
