/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the tables of a release: names, types, codes, and what they mean. */
#include <config.h>

#include "report/release_columns.h"

#define COLUMN_OF_RELEASE                                                                          \
    {                                                                                              \
        .name = "release", .type = COLUMN_INTEGER, .key = true, .required = true,                  \
        .title = {"uitgave", "release"}, .meaning = {                                              \
            "De hoeveelste uitgave van deze groep: hoe vaak er uitslagen bij kwamen.",             \
            "Which release of this group it is: how many times results were added."                \
        }                                                                                          \
    }
#define COLUMN_GROUP                                                                               \
    {                                                                                              \
        .name = "group", .type = COLUMN_TEXT, .key = true, .required = true,                       \
        .title = {"groep", "group"}, .meaning = {"De code van de groep.",                          \
                                                 "The code of the group."}                         \
    }
#define COLUMN_FRAMEWORK                                                                           \
    {                                                                                              \
        .name = "framework", .type = COLUMN_TEXT, .required = true,                                \
        .title = {"raamwerk", "framework"}, .meaning = {"De code van het raamwerk.",               \
                                                        "The id of the framework."}                \
    }
#define COLUMN_VERSION                                                                             \
    {                                                                                              \
        .name = "version", .type = COLUMN_TEXT, .required = true, .title = {"versie", "version"},  \
        .meaning = {"De versie van het raamwerk.", "The version of the framework."}                \
    }
#define COLUMNS_OF                                                                                 \
    [OF_RELEASE] = COLUMN_OF_RELEASE, [OF_GROUP] = COLUMN_GROUP,                                   \
    [OF_FRAMEWORK] = COLUMN_FRAMEWORK, [OF_VERSION] = COLUMN_VERSION
#define CODES_TABLE                                                                                \
    {                                                                                              \
        {"item", {"item", "item"}}, {                                                              \
            "dimension", {                                                                         \
                "dimensie", "dimension"                                                            \
            }                                                                                      \
        }                                                                                          \
    }
#define CODES_YES_NO                                                                               \
    {                                                                                              \
        {"yes", {"ja", "yes"}}, {                                                                  \
            "no", {                                                                                \
                "nee", "no"                                                                        \
            }                                                                                      \
        }                                                                                          \
    }
#define CODES_PHASE                                                                                \
    {                                                                                              \
        {"initial", {"initieel: de lerarenopleiding", "initial: teacher education"}},              \
            {"post-initial",                                                                       \
             {"post-initieel: scholing naast het werk", "post-initial: training beside work"}},    \
        {                                                                                          \
            "workplace", {                                                                         \
                "leren op de werkplek", "learning at work"                                         \
            }                                                                                      \
        }                                                                                          \
    }
#define COLUMN_BUCKET                                                                              \
    {                                                                                              \
        .name = "bucket", .type = COLUMN_TEXT, .key = true, .required = true,                      \
        .title = {"deel", "part"}, .meaning = {                                                    \
            "Het deel van de groep: \"all\" is iedereen; bij meer delen samen staat er + "         \
            "tussen.",                                                                             \
            "The part of the group: \"all\" is everybody; parts counted together have + "          \
            "between them."                                                                        \
        }                                                                                          \
    }

const struct column cell_columns[CELL_COLUMNS] = {
    COLUMNS_OF,
    [CELL_BUCKET] = COLUMN_BUCKET,
    [CELL_TABLE] = {.name = "table",
                    .type = COLUMN_CODE,
                    .key = true,
                    .required = true,
                    .title = {"soort rij", "kind of row"},
                    .meaning = {"Gaat de rij over een item of over een dimensie? Bij een dimensie "
                                "telt `count` antwoorden en geen mensen.",
                                "Is the row about an item or a dimension? For a dimension `count` "
                                "counts answers, not people."},
                    .codes = CODES_TABLE},
    [CELL_ID] = {.name = "id",
                 .type = COLUMN_TEXT,
                 .key = true,
                 .required = true,
                 .title = {"code", "id"},
                 .meaning = {"De code van het item of de dimensie; zie items.csv.",
                             "The id of the item or dimension; see items.csv."}},
    [CELL_MEASURE] = {.name = "measure",
                      .type = COLUMN_CODE,
                      .key = true,
                      .required = true,
                      .title = {"wat is gevraagd", "what was asked"},
                      .meaning = {"Waar mensen nu staan, of waar zij willen staan.",
                                  "Where people are now, or where they want to be."},
                      .codes = {{"now", {"nu", "now"}}, {"wanted", {"gewenst", "wanted"}}}},
    [CELL_LEVELS] = {.name = "levels",
                     .type = COLUMN_TEXT,
                     .key = true,
                     .required = true,
                     .title = {"niveaus", "levels"},
                     .meaning = {"De niveaus van deze rij: \"L2\"; \"L0_L1\" voor niveaus die "
                                 "samen geteld zijn; \"all\" als er niet per niveau verteld wordt.",
                                 "The levels of this row: \"L2\"; \"L0_L1\" for levels counted "
                                 "together; \"all\" where it is not told by level."}},
    [CELL_FROM] = {.name = "level_from",
                   .type = COLUMN_LEVEL,
                   .title = {"van niveau", "from level"},
                   .meaning = {"Het laagste niveau van deze rij.",
                               "The lowest level of this row."}},
    [CELL_TO] = {.name = "level_to",
                 .type = COLUMN_LEVEL,
                 .title = {"tot en met niveau", "to level"},
                 .meaning = {"Het hoogste niveau van deze rij.", "The highest level of this row."}},
    [CELL_COUNT] =
        {.name = "count",
         .type = COLUMN_INTEGER,
         .title = {"aantal", "count"},
         .meaning = {"Hoeveel mensen (item) of antwoorden (dimensie): geen, of 3 en meer.",
                     "How many people (item) or answers (dimension): none, or 3 and "
                     "more."}},
    [CELL_PERCENT] =
        {.name = "percent",
         .type = COLUMN_TENTHS,
         .title = {"procent", "percent"},
         .meaning = {"`count` als deel van alle antwoorden in deze cel, afgerond op een "
                     "tiende.",
                     "`count` as a part of all answers in this cell, rounded to a "
                     "tenth."}},
    [CELL_PEOPLE] = {.name = "people",
                     .type = COLUMN_INTEGER,
                     .title = {"mensen", "people"},
                     .meaning = {"Hoeveel mensen een geldig antwoord gaven.",
                                 "How many people gave a valid answer."}},
    [CELL_ITEMS] = {.name = "items",
                    .type = COLUMN_INTEGER,
                    .title = {"items", "items"},
                    .meaning = {"Bij een dimensie: over hoeveel items het gaat.",
                                "For a dimension: on how many items it rests."}},
    [CELL_STATUS] = {.name = "status",
                     .type = COLUMN_CODE,
                     .required = true,
                     .title = {"hoe verteld", "how told"},
                     .meaning = {"In welke vorm de cel verteld wordt.",
                                 "In which form the cell is told."},
                     .codes = {{"tally", {"in aantallen", "in counts"}},
                               {"share", {"in woorden", "in words"}},
                               {"suppressed", {"niet verteld", "not told"}}}},
    [CELL_SHARE] =
        {.name = "share",
         .type = COLUMN_CODE,
         .title = {"deel op niveau 2 of hoger", "share at level 2 or higher"},
         .meaning = {"Bij status share: welk deel van de antwoorden op niveau 2 of hoger is.",
                     "With status share: which part of the answers is at level 2 or higher."},
         .codes = {{"hardly", {"hooguit 1 op de 10", "at most 1 in 10"}},
                   {"fewer", {"minder dan 4 op de 10", "fewer than 4 in 10"}},
                   {"half", {"4 tot 6 op de 10", "4 to 6 in 10"}},
                   {"more", {"meer dan 6 op de 10", "more than 6 in 10"}},
                   {"nearly", {"minstens 9 op de 10", "at least 9 in 10"}}}},
    [CELL_REASON] =
        {.name = "reason",
         .type = COLUMN_CODE,
         .title = {"waarom niet verteld", "why not told"},
         .meaning = {"Bij status suppressed: waarom de cel niet verteld wordt.",
                     "With status suppressed: why the cell is not told."},
         .codes = {{"k", {"te weinig mensen", "too few people"}},
                   {"alike",
                    {"de antwoorden lijken te veel op elkaar", "the answers are too much alike"}},
                   {"rest", {"een deel, of wat erbij kwam, is te klein",
                             "a part, or what was added, is too small"}},
                   {"words", {"de scholen zeiden het in woorden die niet samengaan",
                              "the schools said it in words that do not fit together"}}}},
    [CELL_MIDDLE_FROM] = {.name = "middle_from",
                          .type = COLUMN_LEVEL,
                          .title = {"midden van", "middle from"},
                          .meaning = {"De mediaan ligt op dit niveau of hoger.",
                                      "The median lies at this level or higher."}},
    [CELL_MIDDLE_TO] = {.name = "middle_to",
                        .type = COLUMN_LEVEL,
                        .title = {"midden tot en met", "middle to"},
                        .meaning = {"De mediaan ligt op dit niveau of lager.",
                                    "The median lies at this level or lower."}},
};

const struct column figure_columns[FIGURE_COLUMNS] = {
    COLUMNS_OF,
    [FIGURE_ITEM] = {.name = "item",
                     .type = COLUMN_TEXT,
                     .key = true,
                     .required = true,
                     .title = {"item", "item"},
                     .meaning = {"De code van het item.", "The id of the item."}},
    [FIGURE_DIFFERENCE] =
        {.name = "difference",
         .type = COLUMN_CODE,
         .required = true,
         .title = {"verschil", "difference"},
         .meaning =
             {"Hoeveel de antwoorden verschillen (Leik 1966, over de delen die verteld zijn).",
              "How much the answers differ (Leik 1966, over the parts that are told)."},
         .codes = {{"not-said", {"niet verteld", "not told"}},
                   {"little", {"weinig verschil", "little difference"}},
                   {"some", {"enig verschil", "some difference"}},
                   {"much", {"veel verschil", "much difference"}}}},
    [FIGURE_COVERAGE] = {.name = "coverage",
                         .type = COLUMN_CODE,
                         .required = true,
                         .title = {"wie kan het laten zien", "who could show it"},
                         .meaning = {"Collega's op niveau 3 of 4.", "Colleagues at level 3 or 4."},
                         .codes = {{"not-said", {"niet verteld", "not told"}},
                                   {"nobody", {"nog niemand", "nobody yet"}},
                                   {"one", {"minstens een", "at least one"}},
                                   {"two", {"minstens twee", "at least two"}}}},
    [FIGURE_PEOPLE] = {.name = "people",
                       .type = COLUMN_INTEGER,
                       .title = {"mensen", "people"},
                       .meaning = {"Hoeveel mensen een niveau en een wens gaven.",
                                   "How many people gave a level and a wish."}},
    [FIGURE_SCORE] = {.name = "score",
                      .type = COLUMN_INTEGER,
                      .title = {"score", "score"},
                      .meaning = {"100 x (deel dat lager wil min deel dat hoger wil): van -100 tot "
                                  "100; onder 0 wil de groep groeien.",
                                  "100 x (share that wants lower minus share that wants higher): "
                                  "-100 to 100; below 0 the group wants to grow."}},
    [FIGURE_GROWING] =
        {.name = "growing",
         .type = COLUMN_INTEGER,
         .title = {"wil hoger", "want higher"},
         .meaning = {"Hoeveel mensen een hoger niveau willen; leeg als het er 1 of 2 "
                     "zijn.",
                     "How many people want a higher level; empty where it is 1 or "
                     "2."}},
    [FIGURE_FEW] = {.name = "growing_few",
                    .type = COLUMN_CODE,
                    .title = {"een of twee willen hoger", "one or two want higher"},
                    .meaning = {"\"yes\" als 1 of 2 mensen een hoger niveau willen.",
                                "\"yes\" where 1 or 2 people want a higher level."},
                    .codes = CODES_YES_NO},
};

const struct column need_columns[NEED_COLUMNS] = {
    COLUMNS_OF,
    [NEED_WHAT] =
        {.name = "what",
         .type = COLUMN_CODE,
         .key = true,
         .required = true,
         .title = {"soort rij", "kind of row"},
         .meaning = {"Waar de rij over gaat.", "What the row is about."},
         .codes =
             {{"phase",
               {"wensen die dichterbij komen in deze fase", "wishes brought nearer in this phase"}},
              {"module",
               {"wensen die deze module dichterbij brengt", "wishes this module brings nearer"}},
              {"gap",
               {"wensen waar geen module verder leidt", "wishes no module leads further with"}},
              {"gap-initial",
               {"wensen waar alleen de lerarenopleiding verder leidt",
                "wishes only teacher education leads further with"}},
              {"plan", {"module in het plan voor het team", "module in the plan for the team"}},
              {"plan-without",
               {"item waarvoor het plan geen module heeft",
                "item for which the plan has no module"}}}},
    [NEED_ID] = {.name = "id",
                 .type = COLUMN_TEXT,
                 .key = true,
                 .required = true,
                 .title = {"code", "id"},
                 .meaning = {"De code van de fase, de module of het item.",
                             "The id of the phase, module or item."}},
    [NEED_PHASE] = {.name = "phase",
                    .type = COLUMN_CODE,
                    .title = {"fase", "phase"},
                    .meaning = {"De fase van de module.", "The phase of the module."},
                    .codes = CODES_PHASE},
    [NEED_WISHES] =
        {.name = "wishes",
         .type = COLUMN_INTEGER,
         .title = {"wensen", "wishes"},
         .meaning = {"Hoeveel wensen: een mens die op een item een hoger niveau wil.",
                     "How many wishes: one person who wants a higher level on one item."}},
    [NEED_HOURS] = {.name = "hours",
                    .type = COLUMN_INTEGER,
                    .title = {"uren", "hours"},
                    .meaning = {"Hoeveel uur de module ongeveer kost.",
                                "How many hours the module takes, roughly."}},
};

const struct column part_columns[PART_COLUMNS] = {
    COLUMNS_OF,
    [PART_BUCKET] = COLUMN_BUCKET,
    [PART_NAME] = {.name = "name",
                   .type = COLUMN_TEXT,
                   .required = true,
                   .title = {"naam", "name"},
                   .meaning = {"Het deel in woorden.", "The part in words."}},
    [PART_PEOPLE] = {.name = "people",
                     .type = COLUMN_INTEGER,
                     .required = true,
                     .title = {"mensen", "people"},
                     .meaning = {"Hoeveel mensen in dit deel.", "How many people in this part."}},
};

const struct column release_columns[RELEASE_COLUMNS] = {
    COLUMNS_OF,
    [RELEASE_HASH] = {.name = "hash",
                      .type = COLUMN_TEXT,
                      .required = true,
                      .title = {"vingerafdruk", "hash"},
                      .meaning = {"SHA-256 over de inhoud van het raamwerk.",
                                  "SHA-256 over the content of the framework."}},
    [RELEASE_PEOPLE] = {.name = "people",
                        .type = COLUMN_INTEGER,
                        .required = true,
                        .title = {"mensen", "people"},
                        .meaning = {"Hoeveel mensen meededen.", "How many people took part."}},
    [RELEASE_K] = {.name = "k",
                   .type = COLUMN_INTEGER,
                   .required = true,
                   .title = {"k", "k"},
                   .meaning = {"Achter elk cijfer staan minstens zoveel mensen.",
                               "Behind every figure are at least so many people."}},
    [RELEASE_K_ITEMS] =
        {.name = "k_items",
         .type = COLUMN_INTEGER,
         .required = true,
         .title = {"k per item", "k by item"},
         .meaning = {"Achter elk cijfer over een item staan minstens zoveel mensen.",
                     "Behind every figure about one item are at least so many "
                     "people."}},
    [RELEASE_SPLIT] =
        {.name = "split",
         .type = COLUMN_TEXT,
         .required = true,
         .title = {"verdeeld naar", "split by"},
         .meaning = {"Waarnaar de groep verdeeld is: none, line, role, stage, sector.",
                     "By what the group is split: none, line, role, stage, sector."}},
    [RELEASE_WITHHELD] = {.name = "split_withheld",
                          .type = COLUMN_CODE,
                          .required = true,
                          .title = {"delen niet verteld", "parts not told"},
                          .meaning = {"\"yes\" als de delen te klein zijn om te vertellen.",
                                      "\"yes\" where the parts are too small to be told."},
                          .codes = CODES_YES_NO},
    [RELEASE_NEEDS_ITEMS] = {.name = "needs_items",
                             .type = COLUMN_INTEGER,
                             .required = true,
                             .title = {"items met wensen", "items with wishes"},
                             .meaning = {"Van hoeveel items de wensen verteld worden.",
                                         "Of how many items the wishes are told."}},
    [RELEASE_WISHES] = {.name = "wishes",
                        .type = COLUMN_INTEGER,
                        .required = true,
                        .title = {"wensen", "wishes"},
                        .meaning = {"Alle wensen om te groeien op die items.",
                                    "All wishes to grow on these items."}},
    [RELEASE_UNMET] = {.name = "wishes_unmet",
                       .type = COLUMN_INTEGER,
                       .required = true,
                       .title = {"wensen zonder module", "wishes without a module"},
                       .meaning = {"De wensen waar geen module verder leidt.",
                                   "The wishes no module leads further with."}},
    [RELEASE_PLAN_HOURS] = {.name = "plan_hours",
                            .type = COLUMN_INTEGER,
                            .required = true,
                            .title = {"uren van het teamplan", "hours of the team plan"},
                            .meaning = {"De uren van alle modules in het plan samen.",
                                        "The hours of all modules in the plan together."}},
    [RELEASE_PLAN_PROVEN] = {.name = "plan_proven",
                             .type = COLUMN_CODE,
                             .required = true,
                             .title = {"kleinste plan", "least plan"},
                             .meaning = {"\"yes\" als zeker is dat het niet in minder uren kan.",
                                         "\"yes\" where it is sure that no plan takes fewer hours."},
                             .codes = CODES_YES_NO},
};

const struct column item_columns[ITEM_COLUMNS] = {
    [ITEM_FRAMEWORK] = COLUMN_FRAMEWORK,
    [ITEM_VERSION] = COLUMN_VERSION,
    [ITEM_TABLE] = {.name = "table",
                    .type = COLUMN_CODE,
                    .key = true,
                    .required = true,
                    .title = {"soort rij", "kind of row"},
                    .meaning = {"Een item of een dimensie.", "An item or a dimension."},
                    .codes = CODES_TABLE},
    [ITEM_ID] = {.name = "id",
                 .type = COLUMN_TEXT,
                 .key = true,
                 .required = true,
                 .title = {"code", "id"},
                 .meaning = {"De code van het item of de dimensie.",
                             "The id of the item or dimension."}},
    [ITEM_DIMENSION] = {.name = "dimension",
                        .type = COLUMN_TEXT,
                        .title = {"dimensie", "dimension"},
                        .meaning = {"De dimensie waar het bij hoort.",
                                    "The dimension it belongs to."}},
    [ITEM_KIND] = {.name = "kind",
                   .type = COLUMN_CODE,
                   .title = {"soort", "kind"},
                   .meaning = {"Kennis, vaardigheid of houding.", "Knowledge, skill or attitude."},
                   .codes = {{"knowledge", {"kennis", "knowledge"}},
                             {"skill", {"vaardigheid", "skill"}},
                             {"attitude", {"houding", "attitude"}}}},
    [ITEM_OWN] = {.name = "own",
                  .type = COLUMN_CODE,
                  .title = {"eigen item", "own item"},
                  .meaning = {"\"yes\" voor items die een school of sector zelf toevoegde.",
                              "\"yes\" for items that a school or sector added."},
                  .codes = CODES_YES_NO},
    [ITEM_TEXT] = {.name = "text",
                   .type = COLUMN_TEXT,
                   .required = true,
                   .title = {"tekst", "text"},
                   .meaning = {"De uitspraak, of de naam van de dimensie.",
                               "The statement, or the name of the dimension."}},
};

const struct column scale_columns[SCALE_COLUMNS] = {
    [SCALE_FRAMEWORK] = COLUMN_FRAMEWORK,
    [SCALE_VERSION] = COLUMN_VERSION,
    [SCALE_LEVEL] = {.name = "level",
                     .type = COLUMN_LEVEL,
                     .key = true,
                     .required = true,
                     .title = {"niveau", "level"},
                     .meaning = {"Het niveau, van 0 tot en met 4. Niveaus hebben een volgorde en "
                                 "geen afstand: reken er geen gemiddelde van uit.",
                                 "The level, 0 to 4. Levels have an order and no distance: do not "
                                 "work out a mean."}},
    [SCALE_BRIEF] = {.name = "brief",
                     .type = COLUMN_TEXT,
                     .title = {"kort", "brief"},
                     .meaning = {"De naam in een of twee woorden.", "The name in a word or two."}},
    [SCALE_NAME] = {.name = "name",
                    .type = COLUMN_TEXT,
                    .title = {"naam", "name"},
                    .meaning = {"De naam van het niveau.", "The name of the level."}},
    [SCALE_MEANING] = {.name = "meaning",
                       .type = COLUMN_TEXT,
                       .title = {"betekenis", "meaning"},
                       .meaning = {"Wat het niveau betekent.", "What the level means."}},
};

const struct column book_columns[BOOK_COLUMNS] = {
    [BOOK_FILE] = {.name = "file",
                   .type = COLUMN_TEXT,
                   .key = true,
                   .required = true,
                   .title = {"bestand", "file"},
                   .meaning = {"De tabel waarin de kolom staat.",
                               "The table that has the column."}},
    [BOOK_COLUMN] = {.name = "column",
                     .type = COLUMN_TEXT,
                     .key = true,
                     .required = true,
                     .title = {"kolom", "column"},
                     .meaning = {"De naam van de kolom.", "The name of the column."}},
    [BOOK_TYPE] = {.name = "type",
                   .type = COLUMN_TEXT,
                   .required = true,
                   .title = {"type", "type"},
                   .meaning = {"string, integer of number.", "string, integer or number."}},
    [BOOK_CODE] =
        {.name = "code",
         .type = COLUMN_TEXT,
         .key = true,
         .required = true,
         .title = {"waarde", "code"},
         .meaning = {"Een waarde die de kolom kan hebben; \"*\": de rij gaat over de kolom "
                     "zelf.",
                     "A value that the column can have; \"*\": the row is about the column "
                     "itself."}},
    [BOOK_TITLE_NL] = {.name = "title_nl",
                       .type = COLUMN_TEXT,
                       .title = {"naam, Nederlands", "name, Dutch"},
                       .meaning = {"In het Nederlands.", "In Dutch."}},
    [BOOK_TITLE_EN] = {.name = "title_en",
                       .type = COLUMN_TEXT,
                       .title = {"naam, Engels", "name, English"},
                       .meaning = {"In het Engels.", "In English."}},
    [BOOK_MEANING_NL] = {.name = "meaning_nl",
                         .type = COLUMN_TEXT,
                         .title = {"betekenis, Nederlands", "meaning, Dutch"},
                         .meaning = {"Wat het betekent, in het Nederlands.",
                                     "What it means, in Dutch."}},
    [BOOK_MEANING_EN] = {.name = "meaning_en",
                         .type = COLUMN_TEXT,
                         .title = {"betekenis, Engels", "meaning, English"},
                         .meaning = {"Wat het betekent, in het Engels.",
                                     "What it means, in English."}},
};
