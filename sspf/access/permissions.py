"""The closed list of permissions, spelled resource:act. A route names one; the policy says who has it and how far."""

from enum import StrEnum


class Permission(StrEnum):
    """What can be allowed. Every member has a row in the policy table."""

    start_read = "start:read"
    session_manage = "session:manage"

    account_read = "account:read"
    account_manage = "account:manage"
    log_read = "log:read"
    statistics_read = "statistics:read"
    release_make = "release:make"
    release_prepare = "release:prepare"

    referral_send = "referral:send"
    referral_read = "referral:read"
    referral_handle = "referral:handle"

    consultation_ask = "consultation:ask"
    consultation_read = "consultation:read"
    consultation_answer = "consultation:answer"

    case_list = "case:list"
    case_read = "case:read"
    case_manage = "case:manage"
    case_search = "case:search"
    substitute_manage = "substitute:manage"

    talk_read = "talk:read"
    talk_write = "talk:write"

    readers_read = "readers:read"

    statement_read = "statement:read"
    statement_write = "statement:write"
    statement_release = "statement:release"

    disclosure_read = "disclosure:read"
    disclosure_write = "disclosure:write"

    group_case_read = "group_case:read"
    group_case_write = "group_case:write"
    group_case_report = "group_case:report"

    calendar_read = "calendar:read"
    calendar_write = "calendar:write"
    calendar_staff = "calendar:staff"

    situation_read = "situation:read"
    situation_answer = "situation:answer"
    situation_write = "situation:write"

    agreement_read = "agreement:read"
    agreement_write = "agreement:write"

    wheel_read = "wheel:read"
    wheel_tick = "wheel:tick"

    report_read = "report:read"
    report_write = "report:write"

    group_read = "group:read"
    group_lead = "group:lead"

    consent_read = "consent:read"
    consent_register = "consent:register"

    meeting_read = "meeting:read"
    meeting_lead = "meeting:lead"
    summons_answer = "summons:answer"
    contribution_write = "contribution:write"
    minutes_adjust = "minutes:adjust"

    plan_read = "plan:read"
    plan_write = "plan:write"
    measure_report = "measure:report"

    school_inform = "school:inform"

    survey_issue = "survey:issue"
    survey_answer = "survey:answer"
    survey_type = "survey:type"
    survey_screen = "survey:screen"
    survey_results = "survey:results"
