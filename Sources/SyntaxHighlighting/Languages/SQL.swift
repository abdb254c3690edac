/// SQL, with what its dialects add.
extension LanguageDefinition {
    static let sql = LanguageDefinition(
        words: WordTable(
            [
                .keyword: """
                add after all alter always analyze and any as asc attach autoincrement auto_increment before begin
                between by call cascade case cast change check cluster collate column comment commit concurrently
                conflict connect constraint create cross cube current cursor database declare default deferrable
                delete desc describe detach distinct do drop each else elsif elseif end engine escape except
                exception exclude exec execute exists explain extension fetch filter first following for foreign
                from full function generated go grant group grouping having identity if ignore ilike immediate
                in index inner insert instead intersect into is isnull join key last lateral left like limit
                listen load lock loop materialized merge minus modify natural next no not notnull nulls of offset
                on only open or order outer over owner partition plan pragma preceding primary procedure range
                recursive references regexp reindex release rename replace restrict returning returns revoke right
                role rollback rollup row rows savepoint schema select sequence set show similar some start table
                tables temp temporary then to top transaction trigger truncate unbounded union unique unlogged
                unsigned until update upsert use user using vacuum values view when where while window with within
                without work
                """,
                .value: "true false null unknown",
                .type: """
                bigint bigserial binary bit blob bool boolean bytea char character clob date datetime decimal double
                enum float float4 float8 geometry inet int int2 int4 int8 integer interval json jsonb long
                mediumint mediumtext money nchar ntext number numeric nvarchar precision real serial smallint
                smallserial text time timestamp timestamptz tinyint tinytext uniqueidentifier uuid varbinary varchar
                varchar2 varying xml year zone abs avg ceil ceiling coalesce concat count current_date current_time
                current_timestamp date_trunc dense_rank extract floor getdate greatest group_concat ifnull iif isnull
                json_agg lag lead least length lower ltrim max min mod month now ntile nullif percent_rank power
                rank round row_number rtrim sqrt string_agg strftime substr substring sum trim upper
                """,
            ],
            ignoresCase: true
        ),
        lineComments: ["--"],
        blockComments: [BlockComment("/*", "*/", nests: true)],
        strings: [StringRule("'", isMultiline: true, doubles: true), StringRule("\"", escape: nil, doubles: true)],
        traits: [.atVariables, .colonVariables, .quotedNames]
    )
}
