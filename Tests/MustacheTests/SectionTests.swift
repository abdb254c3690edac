import Testing

struct SectionTests {
    @Test func `a section is written where its value is true`() throws {
        let data: Sample = ["yes": true, "no": false, "word": "w", "empty": "", "zero": 0, "one": 1]
        #expect(try render("{{#yes}}y{{/yes}}{{#no}}n{{/no}}", data) == "y")
        #expect(try render("{{#word}}w{{/word}}{{#empty}}e{{/empty}}", data) == "w")
        #expect(try render("{{#one}}1{{/one}}{{#zero}}0{{/zero}}", data) == "1")
    }

    @Test func `an inverted section is written where its value is false`() throws {
        let data: Sample = ["yes": true, "no": false, "word": "w", "empty": "", "list": ["a"], "none": []]
        #expect(try render("{{^yes}}y{{/yes}}{{^no}}n{{/no}}{{^word}}w{{/word}}{{^empty}}e{{/empty}}", data) == "ne")
        #expect(try render("{{^list}}l{{/list}}{{^none}}o{{/none}}", data) == "o")
    }

    @Test func `an object is the context of its section, and what it lacks is looked up around it`() throws {
        let data: Sample = ["title": "outer", "site": "S", "course": ["title": "inner"]]
        #expect(try render("{{#course}}{{title}} {{site}}{{/course}} {{title}}", data) == "inner S outer")
    }

    @Test func `a list is written element by element, in order, nothing for an empty one`() throws {
        let data: Sample = ["items": [["n": "a"], ["n": "b"]], "none": []]
        #expect(try render("{{#items}}{{n}};{{/items}}{{#none}}never{{/none}}", data) == "a;b;")
    }

    @Test func `lists in lists keep every context`() throws {
        let data: Sample = ["modules": [["m": "1", "lessons": [["l": "a"], ["l": "b"]]], ["m": "2", "lessons": []]]]
        let template = "{{#modules}}{{m}}{{#lessons}}[{{m}}{{l}}]{{/lessons}}{{/modules}}"
        #expect(try render(template, data) == "1[1a][1b]2")
        #expect(try render("{{#rows}}{{#.}}{{.}}{{/.}};{{/rows}}", ["rows": [["a", "b"], ["c"]]]) == "ab;c;")
    }

    @Test func `the same section may be written twice, and inside of itself`() throws {
        let data: Sample = ["a": true, "b": ["c": "x"]]
        #expect(try render("{{#a}}1{{/a}}{{#a}}2{{#a}}3{{/a}}{{/a}}{{#b}}{{#b}}{{c}}{{/b}}{{/b}}", data) == "123x")
    }

    @Test func `dotted names begin sections`() throws {
        let data: Sample = ["a": ["b": true, "list": ["x", "y"], "no": false]]
        #expect(try render("{{#a.b}}t{{/a.b}}{{#a.list}}{{.}}{{/a.list}}{{^a.no}}f{{/a.no}}", data) == "txyf")
    }

    @Test func `tags on a line of their own leave no line behind`() throws {
        let data: Sample = ["a": true, "b": false]
        #expect(try render("1\n{{#a}}\n2\n{{/a}}\n  {{^b}}  \n3\n\t{{/b}}\n4", data) == "1\n2\n3\n4")
        #expect(try render("{{#a}}\r\n2\r\n{{/a}}\r\n3", data) == "2\r\n3")
        #expect(try render("1\n  {{#a}}\n2\n  {{/a}}", data) == "1\n2\n")
    }

    @Test func `tags with something beside them keep their line`() throws {
        #expect(try render(" {{#a}}YES{{/a}} \n{{#a}} {{/a}}\n", ["a": true]) == " YES \n \n")
    }
}
