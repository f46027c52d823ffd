"""The questions with which providers and agencies look at their own quality assurance: three sets, each in parts.

The sets and their parts follow the guidance of the IMINQA working group (December 2023). The words are our own.
The pages of the questions exist in English only. Records name a question by its id, which never changes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.vocabulary.organisations import ProviderKind
from generator.vocabulary.term import Term


class QuestionSet(Term):
    """Which questions does a provider answer about its own quality assurance?"""

    INSTITUTIONS = (
        "institutions",
        "Questions for institutions",
        "Questions for universities and other higher education institutions.",
    )
    OTHER_PROVIDERS = (
        "other-providers",
        "Questions for other providers",
        "Questions for organisations that offer courses and are no higher education institution.",
    )


SET_OF_KIND = {
    ProviderKind.HIGHER_EDUCATION_INSTITUTION: QuestionSet.INSTITUTIONS,
    ProviderKind.OTHER_PROVIDER: QuestionSet.OTHER_PROVIDERS,
}
"""The set that fits each kind of provider. The third set is for agencies, which have no answers in records."""
AGENCIES = "agencies"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and what a good answer looks at."""

    id: str
    """Begins with the name of its set and its part: `institutions-reasons-needs`."""
    words: str
    explained: str


@dataclass(frozen=True, slots=True)
class Part:
    """Questions about one subject."""

    id: str
    heading: str
    about: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """A set of questions: for whom it is, and its parts."""

    name: str
    heading: str
    whom: str
    parts: tuple[Part, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Give all its questions in their order."""
        return tuple(question for part in self.parts for question in part.questions)


_Parts = Mapping[tuple[str, str, str], Mapping[str, tuple[str, ...]]]
"""Id, heading and a sentence of each part; below it for each question its key, its words and what explains it."""


def _set(name: str, heading: str, whom: str, parts: _Parts) -> Questions:
    return Questions(name, heading, whom, tuple(_part(name, *about, asked) for about, asked in parts.items()))


def _part(name: str, own: str, heading: str, about: str, asked: Mapping[str, tuple[str, ...]]) -> Part:
    questions = (
        Question(f"{name}-{own}-{key}", words, " ".join(explained)) for key, (words, *explained) in asked.items()
    )
    return Part(own, heading, about, tuple(questions))


_INSTITUTIONS = _set(
    "institutions",
    "Questions for institutions",
    "For universities and other higher education institutions.",
    {
        (
            "reasons",
            "Why you offer micro-credentials",
            "Begin with the reason. It decides what good quality means for you.",
        ): {
            "needs": (
                "Which need do your micro-credentials answer, and how do you know of it?",
                "Learners, employers or your region may have asked for them.",
                "A good answer names whom you asked and what they said.",
            ),
            "learners": (
                "Whom do you want to reach, and who is missing so far?",
                "Short courses can open a door for people who do not study today.",
                "Look at who takes part now, and at who could not.",
            ),
            "plans": (
                "How do micro-credentials fit into the plans of your institution?",
                "A course that stands outside all plans is the first to lose its staff and its money.",
                "Say which plan or decision names micro-credentials.",
            ),
            "success": (
                "How will you know in three years that it was right to offer micro-credentials?",
                "Decide now what you will look at: who finishes, what people do next, what they say.",
                "The number of certificates alone tells little.",
            ),
        },
        (
            "special",
            "What is special about them in your internal quality assurance",
            "Your procedures were mostly made for programmes of several years.",
        ): {
            "procedures": (
                "Which of your usual procedures hold for micro-credentials, and which do not fit?",
                "What suits a long programme may be too slow or too heavy for a course of a few weeks.",
                "Say what you keep, what you shorten and what you add.",
            ),
            "approval": (
                "Who decides that a new micro-credential may start, and on what evidence?",
                "Somebody should look at outcomes, level, workload and staff before the first learner comes.",
                "A good answer names who does it and how long it takes.",
            ),
            "assessment": (
                "How do you make sure that learners have reached the learning outcomes?",
                "The certificate says what a person can do, so the assessment has to show it.",
                "Look at online tests too: how do you know who took them?",
            ),
            "feedback": (
                "How does the opinion of learners change a course that lasts only a few weeks?",
                "A survey at the end comes too late for the people who answer it.",
                "Say when you ask and who reads the answers, and give one example of a change.",
            ),
            "review": (
                "When do you look at a micro-credential again, and when do you end it?",
                "Some content gets old quickly. A good answer has a fixed rhythm, names signs for an earlier look,",
                "and says how learners are treated fairly when a course ends.",
            ),
        },
        (
            "programme-parts",
            "Parts of your existing programmes",
            "You may offer a module of a programme as a course of its own.",
        ): {
            "choice": (
                "How do you choose the parts of a programme that can stand alone?",
                "A module may need what was taught before it.",
                "Ask whether somebody who knows only this part can follow it and use it.",
            ),
            "review": (
                "What does the last review of a programme say about a part that you offer alone, and what not?",
                "A review of a whole programme seldom looks at its parts as courses for other people.",
                "Be clear about what was looked at and what was not.",
            ),
            "newcomers": (
                "What do people need who come for one part of a programme alone?",
                "They may not know your library, your online platform or the way you mark.",
                "Look at admission, support and services.",
            ),
            "credit": (
                "How does such a part count if a person enters the whole programme later?",
                "Many learners want to build on what they have done.",
                "Say which rule holds, who decides, and for how many years the result can be used.",
            ),
        },
        (
            "outside-programmes",
            "Micro-credentials outside your programmes",
            "Some courses belong to no programme, and so to no committee of one.",
        ): {
            "responsibility": (
                "Who looks after courses that belong to no programme?",
                "Courses of a centre for further education can escape every committee.",
                "Say who answers for their quality, and to whom.",
            ),
            "level": (
                "How do you set level, workload and learning outcomes without a programme around them?",
                "Nothing else shows whether the course is as demanding as it says.",
                "Describe what you compare it with, and who looks at it from outside.",
            ),
            "teachers": (
                "How do you prepare people from practice for teaching and assessing?",
                "They know their trade well and may never have marked an exam.",
                "Look at how you choose, prepare and support them.",
            ),
        },
        (
            "partnerships",
            "Partnerships",
            "Other institutions, companies or online platforms may take part.",
        ): {
            "roles": (
                "Who does what in a course that you offer with others, and where is it written down?",
                "Learners should know who teaches, who assesses and who signs the certificate.",
                "A good agreement also says what happens if one partner leaves.",
            ),
            "control": (
                "How do you keep the responsibility for a course when others teach or run the platform?",
                "Whoever awards the certificate answers for it. Say what you look at yourself, and how often.",
            ),
            "choice": (
                "How do you choose partners, and what do you know about their own quality work?",
                "The checks of a partner can save you work, if you know them. Name what you ask for before you sign.",
            ),
        },
        (
            "other",
            "Other things to think about",
            "They touch many offices, so they are easily forgotten.",
        ): {
            "information": (
                "What can people read before they enrol, and who keeps it right?",
                "Time, cost, assessment, level and use of the certificate belong on one page.",
                "Say who compares that page with what really happens.",
            ),
            "certificate": (
                "What does your certificate tell somebody who has never heard of you?",
                "An employer or another institution should understand it without asking.",
                "Compare it with the facts that Europe asks for.",
            ),
            "resources": (
                "Which staff, money and systems do micro-credentials need, and who provides them?",
                "Small courses bring much work for each learner: admission, marking, certificates.",
                "A good answer says what happens when numbers grow.",
            ),
            "access": (
                "What do you do so that people with a job, a family, a disability or little money can take part?",
                "Short courses are often made for them. Look at times, price, online access and help.",
            ),
        },
    },
)

_AGENCIES = _set(
    AGENCIES,
    "Questions for agencies",
    "For quality agencies that look at providers, programmes or courses.",
    {
        (
            "roles",
            "Your role",
            "You can do much or little. Decide it, and say it openly.",
        ): {
            "tasks": (
                "What should your agency do about micro-credentials, and what not?",
                "You can review single courses, look at them inside other reviews, or only advise.",
                "Say what serves learners and providers, and what the law lets you do.",
            ),
            "scope": (
                "At which level do you look: the course, the programme or the provider?",
                "To review each short course may cost more than it brings.",
                "A review of the provider shows how its own checks work. Each choice leaves something open.",
            ),
            "public": (
                "How do you tell the public what a review says about micro-credentials?",
                "Readers may think that a good result covers every course.",
                "Look at where your reports say what was included and what was not.",
            ),
            "voices": (
                "Whom do you hear before you decide this?",
                "Students, people who learn beside a job, employers and providers see different things.",
                "Name how they take part, in your panels too.",
            ),
        },
        (
            "procedures",
            "Adjusting your procedures",
            "A new procedure is not always needed. Often an old one needs a few more sentences.",
        ): {
            "silence": (
                "Which of your procedures include micro-credentials already, and where does it say so?",
                "Where a procedure is silent, each panel decides anew. Look at criteria, guides and forms for reports.",
            ),
            "effort": (
                "How do you keep the effort in proportion to a course of a few weeks?",
                "A review that takes longer than the course helps nobody.",
                "Look at samples, groups of similar courses, and what the provider has shown already.",
            ),
            "standards": (
                "What does each of the European standards (ESG) mean for a short course?",
                "They were written for all of higher education, and some ask for other evidence here.",
                "A good answer goes through them one by one.",
            ),
            "panels": (
                "What do the members of your panels know about micro-credentials?",
                "Somebody in the panel should have taught, taken or used one.",
                "Say how you choose the members, and how you prepare them.",
            ),
            "changes": (
                "What happens when a course changes between two reviews?",
                "Short courses change more often than your reviews come.",
                "Say which changes a provider has to tell you, and what you do then.",
            ),
            "online": (
                "How do you look at online teaching, online tests and digital certificates?",
                "Many micro-credentials have no room that a panel could visit.",
                "Describe what you look at in its place, and who can judge it.",
            ),
        },
        (
            "support",
            "Supporting other providers",
            "Companies, associations and public bodies offer micro-credentials too.",
        ): {
            "door": (
                "May providers outside higher education come to you, and on which terms?",
                "Some laws allow it and others do not. Say what they find on your website, and whom they can ask.",
            ),
            "help": (
                "How do you help them to build quality assurance of their own?",
                "Many have never met the words of your office.",
                "Look at plain guides and examples, and at how you keep advice and judgement apart.",
            ),
            "fairness": (
                "How do you make sure that you judge all kinds of providers alike?",
                "The same question can need other evidence from a small company.",
                "A good answer shows which criteria are the same and which evidence may differ.",
            ),
            "bridges": (
                "How do you bring universities and other providers together?",
                "Both can learn from each other, and learners move between them.",
                "Name meetings, projects or agreements, and what came of them.",
            ),
        },
    },
)

_OTHER_PROVIDERS = _set(
    "other-providers",
    "Questions for other providers",
    "For companies, associations, public bodies and all others who offer courses outside higher education.",
    {
        (
            "reasons",
            "Why you offer micro-credentials",
            "Begin with the reason. It decides what good quality means for you.",
        ): {
            "needs": (
                "Which need do your courses answer, and how do you know of it?",
                "You may be close to a trade or a region. A good answer names whom you asked and what they said.",
            ),
            "learners": (
                "Whom do you want to reach, and what do these people need from you?",
                "Your own staff, members, customers and the public need different things.",
                "Look at who takes part now, and at who could not.",
            ),
            "certificate": (
                "Why a micro-credential, and not a course with a certificate of attendance?",
                "A micro-credential says what a person can do after an assessment.",
                "Say what this gives your learners that attendance does not.",
            ),
        },
        (
            "higher-education",
            "Your connection with higher education",
            "A connection can help your learners to go on. It is not always needed.",
        ): {
            "links": (
                "Which institutions of higher education do you work with, and what for?",
                "They may teach, assess, confirm your courses or send experts.",
                "Say what is written down, and what learners may be told about it.",
            ),
            "level": (
                "How do you know that a course is at the level that you state?",
                "Levels compare learning across borders, so others will rely on yours.",
                "Describe what you compared the outcomes with, and who looked at it.",
            ),
            "going-on": (
                "What do you tell learners about credits and further study?",
                "A hope that comes to nothing hurts trust.",
                "Name what has been agreed with others, and say plainly where learners have to ask.",
            ),
        },
        (
            "tools",
            "Your tools",
            "You may have more of them than you think, under other names.",
        ): {
            "outcomes": (
                "How do you decide what people can do after a course?",
                "Clear learning outcomes come before content and tests.",
                "Say who writes them, and who from practice reads them.",
            ),
            "assessment": (
                "How do you make sure that the assessment is fair and shows what a person can do?",
                "Look at the tasks, at who marks them, and at how you know who did the work.",
                "Say what people can do who disagree with a result.",
            ),
            "teachers": (
                "How do you choose, prepare and support the people who teach?",
                "To know a trade is one thing, and to teach it is another.",
                "A good answer says how you notice when teaching goes wrong.",
            ),
            "feedback": (
                "Whose feedback do you collect, and what have you changed because of it?",
                "Ask learners, employers and teachers. One change that you can name says more than a long survey.",
            ),
            "systems": (
                "Which quality system do you use already, and what does it say about learning?",
                "A certificate for an organisation may look at offices and files more than at teaching.",
                "Say what it includes, and what you add for your courses.",
            ),
        },
        (
            "outside-review",
            "What a review from outside could bring you",
            "In many countries nobody asks you for one. It can be worth it all the same.",
        ): {
            "benefit": (
                "What would your learners gain if an agency looked at your work?",
                "They could compare you with others and show your certificate with less explaining.",
                "Ask some of them before you answer.",
            ),
            "readiness": (
                "What would a reviewer find today, and what would be missing?",
                "Imagine that somebody asks for evidence of each answer on this page.",
                "What is only in people’s heads should be written down first.",
            ),
            "effort": (
                "What may a review cost you in time and money, and who could do it?",
                "Look for agencies that review providers of your kind, and read one of their reports.",
                "A review together with others may cost less.",
            ),
        },
        (
            "other",
            "Other things to think about",
            "They matter to people who trust you with their time and money.",
        ): {
            "information": (
                "What can people read before they pay, and who keeps it right?",
                "Time, full cost, assessment, level and use of the certificate belong on one page.",
                "Say who compares that page with what really happens.",
            ),
            "complaints": (
                "Where can a learner complain, and what happens then?",
                "The way should be easy to find and end with an answer.",
                "Say who decides, how long it takes, and who is independent of the course.",
            ),
            "continuity": (
                "What happens to learners and their certificates if you stop?",
                "A certificate should be of use for many years.",
                "Describe who keeps the results, and how an employer can check them later.",
            ),
        },
    },
)

SETS: tuple[Questions, ...] = (_INSTITUTIONS, _AGENCIES, _OTHER_PROVIDERS)
"""The three sets, in the order of the pages."""
BY_NAME: dict[str, Questions] = {each.name: each for each in SETS}
PUBLISHED: dict[str, Question] = {question.id: question for each in QuestionSet for question in BY_NAME[each].questions}
"""The questions to which a provider can publish answers, by id."""
SET_OF: dict[str, QuestionSet] = {question.id: each for each in QuestionSet for question in BY_NAME[each].questions}
