"""The tables of the foundation."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=True),
        sa.Column("email_blind", sa.LargeBinary(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("invite_digest", sa.LargeBinary(), nullable=True),
        sa.Column("invite_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("email_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email_blind", name=op.f("uq_account_email_blind")),
    )
    op.create_table(
        "audit_entry",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_entry")),
    )
    op.create_index("ix_audit_entry_actor_id", "audit_entry", ["actor_id"], unique=False)
    op.create_index("ix_audit_entry_case_id", "audit_entry", ["case_id"], unique=False)

    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "case_series",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_case_series")),
    )
    op.create_table(
        "failed_login",
        sa.Column("email_blind", sa.LargeBinary(), nullable=False),
        sa.Column("address_blind", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failed_login")),
    )
    op.create_index("ix_failed_login_address_blind", "failed_login", ["address_blind"], unique=False)
    op.create_index("ix_failed_login_at", "failed_login", ["at"], unique=False)
    op.create_index("ix_failed_login_email_blind", "failed_login", ["email_blind"], unique=False)

    op.create_table(
        "installation",
        sa.Column("keystore", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    op.create_table(
        "submission",
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_submission")),
    )
    op.create_table(
        "survey_answer",
        sa.Column("questionnaire", sa.String(length=60), nullable=False),
        sa.Column("half_year", sa.String(length=6), nullable=False),
        sa.Column("answers_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_answer")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "survey_failed_code",
        sa.Column("address_digest", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_failed_code")),
    )
    op.create_index("ix_survey_failed_code_address_digest", "survey_failed_code", ["address_digest"], unique=False)
    op.create_index("ix_survey_failed_code_at", "survey_failed_code", ["at"], unique=False)

    op.create_table(
        "survey_round",
        sa.Column("questionnaire", sa.String(length=60), nullable=False),
        sa.Column("half_year", sa.String(length=6), nullable=False),
        sa.PrimaryKeyConstraint("questionnaire", "half_year", name=op.f("pk_survey_round")),
    )
    op.create_table(
        "case",
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("coordinator_id", sa.Uuid(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_follow_up_on", sa.Date(), nullable=True),
        sa.Column("triggers_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("concern_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("works_well_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("area_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("closing_reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("closing_summary_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["coordinator_id"], ["account.id"], name=op.f("fk_case_coordinator_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case")),
        sa.UniqueConstraint("number", name=op.f("uq_case_number")),
    )
    op.create_table(
        "login_session",
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("device", sa.String(length=40), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_login_session_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_session")),
        sa.UniqueConstraint("token", name=op.f("uq_login_session_token")),
    )
    op.create_index("ix_login_session_account_id", "login_session", ["account_id"], unique=False)

    op.create_table(
        "seat_holder",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("seat", sa.String(length=60), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_seat_holder_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat_holder")),
    )
    op.create_index("ix_seat_holder_account_id", "seat_holder", ["account_id"], unique=False)
    op.create_index("ix_seat_holder_seat", "seat_holder", ["seat"], unique=False)

    op.create_table(
        "consent",
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("text", sa.String(length=60), nullable=False),
        sa.Column("prepared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("prepared_by", sa.Uuid(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("child_view_on", sa.Date(), nullable=True),
        sa.Column("units_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("information_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("child_view_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("child_words_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("child_reasoning_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_consent_case_id_case")),
        sa.ForeignKeyConstraint(["prepared_by"], ["account.id"], name=op.f("fk_consent_prepared_by_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index("ix_consent_case_id", "consent", ["case_id"], unique=False)

    op.create_table(
        "meeting",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("link_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("purpose_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_meeting_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    op.create_index("ix_meeting_case_id", "meeting", ["case_id"], unique=False)
    op.create_index("ix_meeting_starts_at", "meeting", ["starts_at"], unique=False)

    op.create_table(
        "participant",
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("seat", sa.String(length=60), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_participant_account_id_account")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_participant_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
    )
    op.create_index("ix_participant_account_id", "participant", ["account_id"], unique=False)
    op.create_index("ix_participant_case_id", "participant", ["case_id"], unique=False)
    op.create_index("ix_participant_seat", "participant", ["seat"], unique=False)

    op.create_table(
        "person",
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("given_name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("family_name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("personal_number_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("born_on_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("language_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("needs_interpreter_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("protected_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("email_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("address_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("school_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_person_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index("ix_person_case_id", "person", ["case_id"], unique=False)

    op.create_table(
        "plan",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fixed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_follow_up_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_plan_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_plan_case_id_number")),
    )
    op.create_index("ix_plan_case_id", "plan", ["case_id"], unique=False)

    op.create_table(
        "referral",
        sa.Column("receipt", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handler_id", sa.Uuid(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("sender_name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("sender_relation_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("sender_contact_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("anonymous_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("given_name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("family_name_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("personal_number_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("born_on_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("school_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("language_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("needs_interpreter_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("protected_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("agreed_by_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("triggers_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("concern_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("works_well_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("knows_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("agreed_on_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("handed_to_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("handed_how_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("closing_reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("closing_note_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_referral_account_id_account")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_referral_case_id_case")),
        sa.ForeignKeyConstraint(["handler_id"], ["account.id"], name=op.f("fk_referral_handler_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
        sa.UniqueConstraint("case_id", name=op.f("uq_referral_case_id")),
        sa.UniqueConstraint("receipt", name=op.f("uq_referral_receipt")),
    )
    op.create_index("ix_referral_waiting", "referral", ["state", "received_at", "id"], unique=False)

    op.create_table(
        "sharing_window",
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column("information", sa.String(length=60), nullable=False),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_sharing_window_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sharing_window")),
    )
    op.create_index("ix_sharing_window_case_id", "sharing_window", ["case_id"], unique=False)
    op.create_index(
        "ix_sharing_window_open",
        "sharing_window",
        ["case_id", "unit", "information", "from_at", "until_at"],
        unique=False,
    )

    op.create_table(
        "survey_dispatch",
        sa.Column("audience", sa.String(length=40), nullable=False),
        sa.Column("questionnaire", sa.String(length=60), nullable=False),
        sa.Column("code_digest", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_survey_dispatch_case_id_case")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_dispatch")),
        sa.UniqueConstraint("code_digest", name=op.f("uq_survey_dispatch_code_digest")),
    )
    op.create_index("ix_survey_dispatch_case_id", "survey_dispatch", ["case_id"], unique=False)

    op.create_table(
        "consent_signature",
        sa.Column("consent_id", sa.Uuid(), nullable=False),
        sa.Column("signer_id", sa.Uuid(), nullable=False),
        sa.Column("capacity", sa.String(length=40), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_by", sa.Uuid(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("scope_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("excluded_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("informed_by_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("language_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("interpreter_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_consent_signature_case_id_case")),
        sa.ForeignKeyConstraint(["consent_id"], ["consent.id"], name=op.f("fk_consent_signature_consent_id_consent")),
        sa.ForeignKeyConstraint(
            ["registered_by"], ["account.id"], name=op.f("fk_consent_signature_registered_by_account")
        ),
        sa.ForeignKeyConstraint(["signer_id"], ["person.id"], name=op.f("fk_consent_signature_signer_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_signature")),
    )
    op.create_index("ix_consent_signature_case_id", "consent_signature", ["case_id"], unique=False)
    op.create_index("ix_consent_signature_consent_id", "consent_signature", ["consent_id"], unique=False)

    op.create_table(
        "consent_withdrawal",
        sa.Column("consent_id", sa.Uuid(), nullable=False),
        sa.Column("signer_id", sa.Uuid(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("registered_by", sa.Uuid(), nullable=False),
        sa.Column("units_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("information_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("channel_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_consent_withdrawal_case_id_case")),
        sa.ForeignKeyConstraint(["consent_id"], ["consent.id"], name=op.f("fk_consent_withdrawal_consent_id_consent")),
        sa.ForeignKeyConstraint(
            ["registered_by"], ["account.id"], name=op.f("fk_consent_withdrawal_registered_by_account")
        ),
        sa.ForeignKeyConstraint(["signer_id"], ["person.id"], name=op.f("fk_consent_withdrawal_signer_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_withdrawal")),
    )
    op.create_index("ix_consent_withdrawal_case_id", "consent_withdrawal", ["case_id"], unique=False)
    op.create_index("ix_consent_withdrawal_consent_id", "consent_withdrawal", ["consent_id"], unique=False)

    op.create_table(
        "custody",
        sa.Column("guardian_id", sa.Uuid(), nullable=False),
        sa.Column("kind_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("source_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("from_on_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("until_on_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_custody_case_id_case")),
        sa.ForeignKeyConstraint(["guardian_id"], ["person.id"], name=op.f("fk_custody_guardian_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_custody")),
    )
    op.create_index("ix_custody_case_id", "custody", ["case_id"], unique=False)
    op.create_index("ix_custody_guardian_id", "custody", ["guardian_id"], unique=False)

    op.create_table(
        "follow_up",
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision", sa.String(length=40), nullable=False),
        sa.Column("next_follow_up_on", sa.Date(), nullable=True),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_follow_up_account_id_account")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_follow_up_case_id_case")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_follow_up_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_follow_up_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_follow_up_case_id_number")),
    )
    op.create_index("ix_follow_up_case_id", "follow_up", ["case_id"], unique=False)
    op.create_index("ix_follow_up_plan_id", "follow_up", ["plan_id"], unique=False)

    op.create_table(
        "goal",
        sa.Column("thread", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("life_area_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("baseline_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("target_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_goal_case_id_case")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_goal_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
    )
    op.create_index("ix_goal_case_id", "goal", ["case_id"], unique=False)
    op.create_index("ix_goal_plan_id", "goal", ["plan_id"], unique=False)
    op.create_index("ix_goal_thread", "goal", ["thread"], unique=False)

    op.create_table(
        "guardian_exception",
        sa.Column("guardian_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("kind_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("evidence_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("decided_by_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_guardian_exception_case_id_case")),
        sa.ForeignKeyConstraint(["guardian_id"], ["person.id"], name=op.f("fk_guardian_exception_guardian_id_person")),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["account.id"], name=op.f("fk_guardian_exception_recorded_by_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guardian_exception")),
    )
    op.create_index("ix_guardian_exception_case_id", "guardian_exception", ["case_id"], unique=False)
    op.create_index("ix_guardian_exception_guardian_id", "guardian_exception", ["guardian_id"], unique=False)

    op.create_table(
        "measure",
        sa.Column("thread", sa.Uuid(), nullable=False),
        sa.Column("goal_thread", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("performer", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("follow_up_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_measure_case_id_case")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_measure_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure")),
    )
    op.create_index("ix_measure_case_id", "measure", ["case_id"], unique=False)
    op.create_index("ix_measure_plan_id", "measure", ["plan_id"], unique=False)
    op.create_index("ix_measure_thread", "measure", ["thread"], unique=False)
    op.create_index("ix_measure_unit", "measure", ["unit"], unique=False)

    op.create_table(
        "note",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("point", sa.String(length=60), nullable=False),
        sa.Column("information", sa.String(length=60), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_note_case_id_case")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_note_meeting_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index("ix_note_case_id", "note", ["case_id"], unique=False)
    op.create_index("ix_note_meeting_id", "note", ["meeting_id"], unique=False)

    op.create_table(
        "plan_factor",
        sa.Column("information", sa.String(length=60), nullable=False),
        sa.Column("factor_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("degree_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("description_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("source_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_plan_factor_case_id_case")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_factor_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_factor")),
    )
    op.create_index("ix_plan_factor_case_id", "plan_factor", ["case_id"], unique=False)
    op.create_index("ix_plan_factor_plan_id", "plan_factor", ["plan_id"], unique=False)

    op.create_table(
        "plan_passage",
        sa.Column("passage", sa.String(length=40), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("missing_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_plan_passage_case_id_case")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_passage_plan_id_plan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_passage")),
    )
    op.create_index("ix_plan_passage_case_id", "plan_passage", ["case_id"], unique=False)
    op.create_index("ix_plan_passage_plan_id", "plan_passage", ["plan_id"], unique=False)

    op.create_table(
        "summons",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("seat", sa.String(length=60), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("nominee_id", sa.Uuid(), nullable=True),
        sa.Column("seat_part_id", sa.Uuid(), nullable=True),
        sa.Column("nominee_part_id", sa.Uuid(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("message_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_summons_case_id_case")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_summons_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["nominee_id"], ["account.id"], name=op.f("fk_summons_nominee_id_account")),
        sa.ForeignKeyConstraint(
            ["nominee_part_id"], ["participant.id"], name=op.f("fk_summons_nominee_part_id_participant")
        ),
        sa.ForeignKeyConstraint(["seat_part_id"], ["participant.id"], name=op.f("fk_summons_seat_part_id_participant")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summons")),
        sa.UniqueConstraint("meeting_id", "seat", name=op.f("uq_summons_meeting_id_seat")),
    )
    op.create_index("ix_summons_case_id", "summons", ["case_id"], unique=False)
    op.create_index("ix_summons_nominee_id", "summons", ["nominee_id"], unique=False)
    op.create_index("ix_summons_seat", "summons", ["seat"], unique=False)

    op.create_table(
        "attendee",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("attendance", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("summons_id", sa.Uuid(), nullable=True),
        sa.Column("why_here_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_attendee_case_id_case")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_attendee_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_attendee_person_id_person")),
        sa.ForeignKeyConstraint(["summons_id"], ["summons.id"], name=op.f("fk_attendee_summons_id_summons")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendee")),
        sa.UniqueConstraint("meeting_id", "person_id", name=op.f("uq_attendee_meeting_id_person_id")),
        sa.UniqueConstraint("meeting_id", "summons_id", name=op.f("uq_attendee_meeting_id_summons_id")),
    )
    op.create_index("ix_attendee_case_id", "attendee", ["case_id"], unique=False)

    op.create_table(
        "goal_rating",
        sa.Column("follow_up_id", sa.Uuid(), nullable=False),
        sa.Column("thread", sa.Uuid(), nullable=False),
        sa.Column("voice", sa.String(length=40), nullable=False),
        sa.Column("value_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_goal_rating_case_id_case")),
        sa.ForeignKeyConstraint(["follow_up_id"], ["follow_up.id"], name=op.f("fk_goal_rating_follow_up_id_follow_up")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal_rating")),
    )
    op.create_index("ix_goal_rating_case_id", "goal_rating", ["case_id"], unique=False)
    op.create_index("ix_goal_rating_follow_up_id", "goal_rating", ["follow_up_id"], unique=False)

    op.create_table(
        "measure_report",
        sa.Column("thread", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("follow_up_id", sa.Uuid(), nullable=True),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("why_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_measure_report_account_id_account")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_measure_report_case_id_case")),
        sa.ForeignKeyConstraint(
            ["follow_up_id"], ["follow_up.id"], name=op.f("fk_measure_report_follow_up_id_follow_up")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_report")),
        sa.UniqueConstraint("thread", "number", name=op.f("uq_measure_report_thread_number")),
    )
    op.create_index("ix_measure_report_case_id", "measure_report", ["case_id"], unique=False)
    op.create_index("ix_measure_report_thread", "measure_report", ["thread"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_measure_report_thread", table_name="measure_report")
    op.drop_index("ix_measure_report_case_id", table_name="measure_report")

    op.drop_table("measure_report")
    op.drop_index("ix_goal_rating_follow_up_id", table_name="goal_rating")
    op.drop_index("ix_goal_rating_case_id", table_name="goal_rating")

    op.drop_table("goal_rating")
    op.drop_index("ix_attendee_case_id", table_name="attendee")

    op.drop_table("attendee")
    op.drop_index("ix_summons_seat", table_name="summons")
    op.drop_index("ix_summons_nominee_id", table_name="summons")
    op.drop_index("ix_summons_case_id", table_name="summons")

    op.drop_table("summons")
    op.drop_index("ix_plan_passage_plan_id", table_name="plan_passage")
    op.drop_index("ix_plan_passage_case_id", table_name="plan_passage")

    op.drop_table("plan_passage")
    op.drop_index("ix_plan_factor_plan_id", table_name="plan_factor")
    op.drop_index("ix_plan_factor_case_id", table_name="plan_factor")

    op.drop_table("plan_factor")
    op.drop_index("ix_note_meeting_id", table_name="note")
    op.drop_index("ix_note_case_id", table_name="note")

    op.drop_table("note")
    op.drop_index("ix_measure_unit", table_name="measure")
    op.drop_index("ix_measure_thread", table_name="measure")
    op.drop_index("ix_measure_plan_id", table_name="measure")
    op.drop_index("ix_measure_case_id", table_name="measure")

    op.drop_table("measure")
    op.drop_index("ix_guardian_exception_guardian_id", table_name="guardian_exception")
    op.drop_index("ix_guardian_exception_case_id", table_name="guardian_exception")

    op.drop_table("guardian_exception")
    op.drop_index("ix_goal_thread", table_name="goal")
    op.drop_index("ix_goal_plan_id", table_name="goal")
    op.drop_index("ix_goal_case_id", table_name="goal")

    op.drop_table("goal")
    op.drop_index("ix_follow_up_plan_id", table_name="follow_up")
    op.drop_index("ix_follow_up_case_id", table_name="follow_up")

    op.drop_table("follow_up")
    op.drop_index("ix_custody_guardian_id", table_name="custody")
    op.drop_index("ix_custody_case_id", table_name="custody")

    op.drop_table("custody")
    op.drop_index("ix_consent_withdrawal_consent_id", table_name="consent_withdrawal")
    op.drop_index("ix_consent_withdrawal_case_id", table_name="consent_withdrawal")

    op.drop_table("consent_withdrawal")
    op.drop_index("ix_consent_signature_consent_id", table_name="consent_signature")
    op.drop_index("ix_consent_signature_case_id", table_name="consent_signature")

    op.drop_table("consent_signature")
    op.drop_index("ix_survey_dispatch_case_id", table_name="survey_dispatch")

    op.drop_table("survey_dispatch")
    op.drop_index("ix_sharing_window_open", table_name="sharing_window")
    op.drop_index("ix_sharing_window_case_id", table_name="sharing_window")

    op.drop_table("sharing_window")
    op.drop_index("ix_referral_waiting", table_name="referral")

    op.drop_table("referral")
    op.drop_index("ix_plan_case_id", table_name="plan")

    op.drop_table("plan")
    op.drop_index("ix_person_case_id", table_name="person")

    op.drop_table("person")
    op.drop_index("ix_participant_seat", table_name="participant")
    op.drop_index("ix_participant_case_id", table_name="participant")
    op.drop_index("ix_participant_account_id", table_name="participant")

    op.drop_table("participant")
    op.drop_index("ix_meeting_starts_at", table_name="meeting")
    op.drop_index("ix_meeting_case_id", table_name="meeting")

    op.drop_table("meeting")
    op.drop_index("ix_consent_case_id", table_name="consent")

    op.drop_table("consent")
    op.drop_index("ix_seat_holder_seat", table_name="seat_holder")
    op.drop_index("ix_seat_holder_account_id", table_name="seat_holder")

    op.drop_table("seat_holder")
    op.drop_index("ix_login_session_account_id", table_name="login_session")

    op.drop_table("login_session")
    op.drop_table("case")
    op.drop_table("survey_round")
    op.drop_index("ix_survey_failed_code_at", table_name="survey_failed_code")
    op.drop_index("ix_survey_failed_code_address_digest", table_name="survey_failed_code")

    op.drop_table("survey_failed_code")
    op.drop_table("survey_answer")
    op.drop_table("submission")
    op.drop_table("installation")
    op.drop_index("ix_failed_login_email_blind", table_name="failed_login")
    op.drop_index("ix_failed_login_at", table_name="failed_login")
    op.drop_index("ix_failed_login_address_blind", table_name="failed_login")

    op.drop_table("failed_login")
    op.drop_table("case_series")
    op.drop_table("audit_head")
    op.drop_index("ix_audit_entry_case_id", table_name="audit_entry")
    op.drop_index("ix_audit_entry_actor_id", table_name="audit_entry")

    op.drop_table("audit_entry")
    op.drop_table("account")
