CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"mailbox" text NOT NULL,
	"mailbox_key" text NOT NULL,
	"moderator_since" timestamp (3) with time zone,
	"enrol_digest" text,
	"enrol_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "accounts_mailbox" UNIQUE("mailbox_key"),
	CONSTRAINT "accounts_written" CHECK (length(btrim("accounts"."mailbox")) > 0 and length("accounts"."mailbox") <= 254 and length(btrim("accounts"."mailbox_key")) > 0 and length("accounts"."mailbox_key") <= 254),
	CONSTRAINT "accounts_enrol" CHECK (("accounts"."enrol_digest" is null) = ("accounts"."enrol_until" is null) and ("accounts"."enrol_digest" is null or ("accounts"."moderator_since" is not null and "accounts"."enrol_digest" ~ '^[A-Za-z0-9_-]{43}$')))
);
--> statement-breakpoint
CREATE TABLE "challenges" (
	"digest" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"account_id" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "challenges_digest" CHECK ("challenges"."digest" ~ '^[A-Za-z0-9_-]{43}$'),
	CONSTRAINT "challenges_purpose" CHECK ("challenges"."purpose" in ('add', 'sign-in') and ("challenges"."purpose" = 'add') = ("challenges"."account_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "mailed_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"mailbox" text NOT NULL,
	"inbox" text NOT NULL,
	"account_id" uuid,
	"browser_digest" text NOT NULL,
	"link_digest" text,
	"code_digest" text,
	"tries_left" smallint NOT NULL,
	"next" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "mailed_links_link" UNIQUE("link_digest"),
	CONSTRAINT "mailed_links_purpose" CHECK ("mailed_links"."purpose" in ('sign-in', 'leave-mailbox', 'take-mailbox') and ("mailed_links"."purpose" = 'sign-in') = ("mailed_links"."account_id" is null)),
	CONSTRAINT "mailed_links_digests" CHECK ("mailed_links"."browser_digest" ~ '^[A-Za-z0-9_-]{43}$' and ("mailed_links"."link_digest" is null or ("mailed_links"."link_digest" ~ '^[A-Za-z0-9_-]{43}$' and "mailed_links"."code_digest" ~ '^[A-Za-z0-9_-]{43}$'))),
	CONSTRAINT "mailed_links_sent" CHECK (("mailed_links"."sent_at" is null) = ("mailed_links"."link_digest" is null) and ("mailed_links"."link_digest" is null) = ("mailed_links"."code_digest" is null)),
	CONSTRAINT "mailed_links_next" CHECK ("mailed_links"."next" ~ '^/([^/]|$)' and length("mailed_links"."next") <= 8192)
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" jsonb NOT NULL,
	"synced" boolean NOT NULL,
	"name" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "passkeys_name" CHECK (length(btrim("passkeys"."name")) > 0 and length("passkeys"."name") <= 60),
	CONSTRAINT "passkeys_id" CHECK ("passkeys"."id" ~ '^[A-Za-z0-9_-]+$' and length("passkeys"."id") <= 1400)
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"digest" text NOT NULL,
	"account_id" uuid NOT NULL,
	"strength" text NOT NULL,
	"browser" text NOT NULL,
	"signed_in_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sessions_digest" UNIQUE("digest"),
	CONSTRAINT "sessions_digest_form" CHECK ("sessions"."digest" ~ '^[A-Za-z0-9_-]{43}$'),
	CONSTRAINT "sessions_strength" CHECK ("sessions"."strength" in ('mailbox', 'passkey')),
	CONSTRAINT "sessions_times" CHECK ("sessions"."expires_at" <= "sessions"."ends_at" and "sessions"."signed_in_at" < "sessions"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "records" (
	"number" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"actor_id" uuid,
	"act" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" text,
	"open" jsonb,
	"closed" jsonb,
	"salt" text,
	"closed_digest" text NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "records_hash" UNIQUE("hash"),
	CONSTRAINT "records_previous" UNIQUE("previous"),
	CONSTRAINT "records_actor" CHECK ("records"."actor" in ('account', 'moderator', 'operator', 'clock')),
	CONSTRAINT "records_words" CHECK (length(btrim("records"."act")) > 0 and length("records"."act") <= 60 and length(btrim("records"."subject")) > 0 and length("records"."subject") <= 40),
	CONSTRAINT "records_digests" CHECK ("records"."closed_digest" ~ '^[0-9a-f]{64}$' and "records"."previous" ~ '^[0-9a-f]{64}$' and "records"."hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "records_erased" CHECK (("records"."closed" is null) = ("records"."salt" is null))
);
--> statement-breakpoint
ALTER TABLE "challenges" ADD CONSTRAINT "challenges_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailed_links" ADD CONSTRAINT "mailed_links_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "challenges_expires" ON "challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "mailed_links_inbox" ON "mailed_links" USING btree ("inbox","asked_at");--> statement-breakpoint
CREATE INDEX "mailed_links_browser" ON "mailed_links" USING btree ("browser_digest");--> statement-breakpoint
CREATE INDEX "mailed_links_asked" ON "mailed_links" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "passkeys_account" ON "passkeys" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sessions_expires" ON "sessions" USING btree ("expires_at");